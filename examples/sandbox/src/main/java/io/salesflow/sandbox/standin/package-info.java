/** What the stand-ins for the CRMs have in common: a server, faults on demand, and a journal of the calls. */
package io.salesflow.sandbox.standin;
