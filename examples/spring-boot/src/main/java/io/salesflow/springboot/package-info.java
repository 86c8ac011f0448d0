/** A Spring Boot application with a route made of Kamelets. */
package io.salesflow.springboot;
