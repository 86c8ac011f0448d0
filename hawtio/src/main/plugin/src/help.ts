export default `## Salesflow

What the Salesflow connector does in this process: the feeds that take contacts and messages elsewhere, the webhooks that
Salesflow calls, the systems that things are taken to, and what was given up.

- **Scan now** has a feed read its whole list with the next poll. Nothing is delivered that has not changed.
- **Replay** has a parked record delivered again. Mend first what its reason names.
- **Discard** removes a parked record for good. It comes again only when it changes in Salesflow.
- **Reset** has everything delivered again that has a time or a later one.
- **Reconcile** looks at what is registered in Salesflow, and mends it.

The charts of lag and pending begin when the page is opened, and go on while Hawtio is open. That of changes has the latest 240 scans.
`
