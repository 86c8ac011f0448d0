/**
 * Salesflow to e-mail: what the routes in YAML need of Java, and the same routes in Java. It needs camel-mail and FreeMarker, and
 * for the digest camel-quartz, which have to be added by whoever uses it.
 */
package io.salesflow.camel.routes.mail;
