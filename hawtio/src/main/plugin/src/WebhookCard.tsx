import { Button, Card, CardBody, CardFooter, CardHeader, CardTitle } from '@patternfly/react-core'
import React, { useEffect, useState } from 'react'
import { Request } from './Confirmation'
import { Figures } from './Figures'
import { StatusLabel } from './StatusLabel'
import { Bean, attribute, number, operations, perform, text } from './jmx'
import { webhookStatus } from './status'
import { count, fromNow, time } from './words'

/** Whether Salesflow calls as it should, and what came of its calls. */
export const WebhookCard: React.FunctionComponent<{
  webhook: Bean
  parked: number
  now: number
  ask: (request: Request) => void
}> = ({ webhook, parked, now, ask }) => {
  const id = text(webhook, 'EventsId') ?? webhook.name
  const failure = text(webhook, 'LastReconcileFailure')
  const [canReconcile, setCanReconcile] = useState(false)
  useEffect(() => {
    let isShown = true
    operations(webhook.name).then(all => isShown && setCanReconcile(all.includes('reconcile')))
    return () => {
      isShown = false
    }
  }, [webhook.name])
  return (
    <Card isFullHeight className='sf-card' data-webhook={id}>
      <CardHeader actions={{ actions: <StatusLabel status={webhookStatus(webhook)} />, hasNoOffset: true }}>
        <CardTitle component='h3'>{id}</CardTitle>
        <div className='sf-subtitle'>Looked at {fromNow(text(webhook, 'LastReconcile'), now)}</div>
      </CardHeader>
      <CardBody>
        <Figures
          isLarge
          of={[
            { name: 'Received', value: count(number(webhook, 'ReceivedEvents')) },
            { name: 'Delivered', value: count(number(webhook, 'DeliveredEvents')) },
            { name: 'Parked', value: count(parked), tone: parked ? 'bad' : undefined },
          ]}
        />
        {failure && <p className='sf-failure'>{failure}</p>}
        <Figures
          of={[
            { name: 'Failed attempts', value: count(number(webhook, 'FailedEvents')) },
            { name: 'Calls refused', value: count(number(webhook, 'RefusedCalls')), title: 'Answered 4xx' },
            { name: 'Calls turned away', value: count(number(webhook, 'CallsTurnedAway')), title: 'Answered 503: too many at once' },
            { name: 'Drift mended', value: count(number(webhook, 'MendedDifferences')), title: 'Differences in the registration' },
            { name: 'Last look', value: time(text(webhook, 'LastReconcile')) },
          ]}
        />
      </CardBody>
      {canReconcile && (
        <CardFooter className='sf-actions'>
          <Button variant='secondary' size='sm' onClick={() => ask(reconcile(webhook, id))}>
            Reconcile
          </Button>
        </CardFooter>
      )}
    </Card>
  )
}

function reconcile(webhook: Bean, id: string): Request {
  return {
    title: `Reconcile ${id}?`,
    consequence: 'What is registered in Salesflow is read, and what differs from what is wanted is mended.',
    action: 'Reconcile',
    perform: async () => {
      const told = await perform(webhook.name, 'reconcile()')
      const left = await attribute(webhook.name, 'LastReconcileFailure')
      if (left) throw new Error(`${id} is not as wanted: ${left}`)
      return typeof told === 'string' && told !== '' ? `${id}: ${told}` : `${id} is as it is wanted`
    },
  }
}
