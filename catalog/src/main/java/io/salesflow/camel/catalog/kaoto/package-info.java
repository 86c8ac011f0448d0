/** The catalogue of the editor Kaoto, with Salesflow's components and Kamelets in it. */
package io.salesflow.camel.catalog.kaoto;
