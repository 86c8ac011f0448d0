/** Tables in files, for people and their spreadsheets. */
package io.salesflow.camel.routes.csv;
