/** Camel JBang as a program of its own, for tests. */
package io.salesflow.jbang;
