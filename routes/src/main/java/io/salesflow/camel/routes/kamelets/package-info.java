/** What the Kamelets are made of: between the JSON that they pass to each other and the records of Salesflow. */
package io.salesflow.camel.routes.kamelets;
