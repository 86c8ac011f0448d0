/** People into a campaign: from CSV files, from lists of HubSpot and from what a query finds in Salesforce. */
package io.salesflow.camel.routes.campaign;
