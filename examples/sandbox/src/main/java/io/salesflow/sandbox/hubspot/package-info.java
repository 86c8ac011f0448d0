/**
 * A stand-in for the part of HubSpot's CRM API that a contact sync uses: contacts, their properties and groups,
 * searches and lists, and messages on their timelines.
 *
 * <p>It refuses what HubSpot refuses, answers in HubSpot's shapes, limits the rate as HubSpot does, and fails on
 * demand. {@link io.salesflow.sandbox.hubspot.HubSpotSandbox} is where to begin.
 */
package io.salesflow.sandbox.hubspot;
