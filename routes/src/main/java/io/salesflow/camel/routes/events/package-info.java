/** Events that Salesflow pushes, for all routes that consume a feed. */
package io.salesflow.camel.routes.events;
