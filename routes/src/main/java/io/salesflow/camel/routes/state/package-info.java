/** What routes remember beside the feeds, in files that one program uses at a time. */
package io.salesflow.camel.routes.state;
