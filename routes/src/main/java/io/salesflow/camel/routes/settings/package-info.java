/** How routes read what a user has set for them. */
package io.salesflow.camel.routes.settings;
