import { Card, CardBody, CardHeader, CardTitle, Progress } from '@patternfly/react-core'
import React from 'react'
import { Figures } from './Figures'
import { StatusLabel } from './StatusLabel'
import { Bean, number, text } from './jmx'
import { targetStatus } from './status'
import { beginning, count, fromNow, time } from './words'

const NEARLY_USED_UP = 0.1

/** What a system took and did not take, and how many calls it still allows. */
export const TargetCard: React.FunctionComponent<{ target: Bean; now: number }> = ({ target, now }) => {
  const name = text(target, 'Name') ?? target.name
  const failure = text(target, 'LastFailure')
  const most = number(target, 'CallLimit')
  const left = number(target, 'CallsLeft')
  const waitingFor = text(target, 'WaitingFor')
  return (
    <Card isFullHeight className='sf-card' data-target={name}>
      <CardHeader actions={{ actions: <StatusLabel status={targetStatus(target)} />, hasNoOffset: true }}>
        <CardTitle component='h3'>{name}</CardTitle>
        <div className='sf-subtitle'>Last delivery {fromNow(text(target, 'LastDelivery'), now)}</div>
      </CardHeader>
      <CardBody>
        <Figures
          isLarge
          of={[
            { name: 'Delivered', value: count(number(target, 'Delivered')) },
            { name: 'Not taken', value: count(number(target, 'Failed')), tone: number(target, 'Failed') ? 'warning' : undefined },
            { name: 'Put off', value: count(number(target, 'Postponed')), title: 'Deliveries for which it was away' },
          ]}
        />
        {most !== null && left !== null && (
          <Progress
            className='sf-limit'
            title={`Calls left ${text(target, 'CallLimitPeriod') ?? ''}`}
            value={most === 0 ? 0 : (left / most) * 100}
            label={`${count(left)} of ${count(most)}`}
            measureLocation='outside'
            size='sm'
            variant={left < most * NEARLY_USED_UP ? 'warning' : undefined}
          />
        )}
        {waitingFor && (
          <p className='sf-waiting' title={waitingFor}>
            Calls again {fromNow(text(target, 'WaitingUntil'), now)}: {beginning(waitingFor)}
          </p>
        )}
        {failure && (
          <p className={text(target, 'DownSince') ? 'sf-failure' : 'sf-subtitle'} title={failure}>
            Last failure, {time(text(target, 'LastFailureAt'))}: {beginning(failure)}
          </p>
        )}
      </CardBody>
    </Card>
  )
}
