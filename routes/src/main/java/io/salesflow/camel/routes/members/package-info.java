/** What routes from a CRM to Salesflow ask Salesflow: who is there. */
package io.salesflow.camel.routes.members;
