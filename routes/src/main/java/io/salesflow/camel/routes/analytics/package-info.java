/** The figures of campaigns, to a table in PostgreSQL and to a CSV file. The table needs camel-sql and a JDBC driver. */
package io.salesflow.camel.routes.analytics;
