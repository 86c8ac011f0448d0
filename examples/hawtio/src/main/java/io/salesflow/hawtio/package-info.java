/** The example of Hawtio. */
package io.salesflow.hawtio;
