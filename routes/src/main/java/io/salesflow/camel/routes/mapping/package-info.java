/** How a Salesflow contact looks in another system: declared in a YAML file for each system, and changed by another. */
package io.salesflow.camel.routes.mapping;
