/** Salesflow to HubSpot: what the routes in YAML need of Java. */
package io.salesflow.camel.routes.hubspot;
