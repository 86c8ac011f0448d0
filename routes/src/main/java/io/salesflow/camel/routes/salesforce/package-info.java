/**
 * Salesflow to Salesforce: what the routes in YAML need of Java, and the same routes in Java. It needs camel-salesforce, which
 * has to be added by whoever uses it.
 */
package io.salesflow.camel.routes.salesforce;
