/** The Salesflow page of Hawtio, and a Hawtio in the process of the routes. */
package io.salesflow.camel.hawtio;
