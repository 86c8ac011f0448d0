/**
 * Where feeds keep what they know: in a file, in a database, or in memory. Knows the interface that it implements and
 * nothing else of Camel or of feeds.
 */
package io.salesflow.camel.feed.store;
