/** What the systems that the routes take things to took and did not take, for people: in JMX, and so in Hawtio. */
package io.salesflow.camel.routes.targets;
