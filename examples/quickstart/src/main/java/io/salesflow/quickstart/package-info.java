/** The quickstart: contacts from a CSV file into a Salesflow campaign, and on to HubSpot, Salesforce and a mailbox. */
package io.salesflow.quickstart;
