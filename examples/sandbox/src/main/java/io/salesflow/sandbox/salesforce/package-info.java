/**
 * A stand-in for the part of Salesforce's REST API that a contact sync uses: login, descriptions, collections of records,
 * queries by external ID, and limits.
 *
 * <p>It refuses what Salesforce refuses, answers in Salesforce's shapes, and fails on demand. It has the custom fields that
 * are deployed from metadata source. {@link io.salesflow.sandbox.salesforce.SalesforceSandbox} is where to begin.
 */
package io.salesflow.sandbox.salesforce;
