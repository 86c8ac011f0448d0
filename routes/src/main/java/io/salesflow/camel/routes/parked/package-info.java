/** What could not be delivered, shown to people in files and tables, from which they have it delivered again. */
package io.salesflow.camel.routes.parked;
