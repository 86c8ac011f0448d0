/** The quickstart: contacts from a CSV file into a Salesflow campaign, and on to HubSpot. */
package io.salesflow.quickstart;
