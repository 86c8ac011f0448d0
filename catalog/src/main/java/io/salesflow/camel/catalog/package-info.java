/** What Camel's tooling and low-code editors know of Salesflow's components. */
package io.salesflow.camel.catalog;
