import { Button, Card, CardBody, CardFooter, CardHeader, CardTitle } from '@patternfly/react-core'
import React from 'react'
import { Request } from './Confirmation'
import { Figure, Figures } from './Figures'
import { LineChart } from './LineChart'
import { ScanChart } from './ScanChart'
import { StatusLabel } from './StatusLabel'
import { history, titleOf } from './history'
import { Bean, Scan, number, perform, text } from './jmx'
import { feedStatus } from './status'
import { count, duration, fromNow, time } from './words'

const EVERYTHING_OR_A_TIME = /^(all|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)$/

/** What a feed does now, how far behind its target is, and what can be done with it. */
export const FeedCard: React.FunctionComponent<{
  feed: Bean
  parked: number
  scans: Scan[]
  now: number
  ask: (request: Request) => void
}> = ({ feed, parked, scans, now, ask }) => {
  const id = text(feed, 'FeedId') ?? feed.name
  const failure = text(feed, 'LastFailure')
  const points = history(feed.name)
  return (
    <Card isFullHeight className='sf-card' data-feed={id}>
      <CardHeader actions={{ actions: <StatusLabel status={feedStatus(feed)} />, hasNoOffset: true }}>
        <CardTitle component='h3'>{titleOf(feed)}</CardTitle>
        <div className='sf-subtitle'>{id}</div>
      </CardHeader>
      <CardBody>
        <Figures
          isLarge
          of={[
            { name: 'Lag', value: duration(number(feed, 'LagMillis')), title: 'The age of what the target has' },
            { name: 'Pending', value: count(number(feed, 'Waiting')), tone: number(feed, 'Waiting') ? 'warning' : undefined },
            { name: 'Delivered', value: count(number(feed, 'DeliveredInTotal')), title: 'Since the start' },
            { name: 'Parked', value: count(parked), tone: parked ? 'bad' : undefined },
          ]}
        />
        {failure && (
          <p className='sf-failure'>
            Failing since {time(text(feed, 'FailingSince'))}: {failure}
          </p>
        )}
        <LineChart
          title={titleOf(feed)}
          lines={[
            { name: 'Lag', className: 'sf-line-lag', values: points.map(p => ({ at: p.at, value: p.lag })), words: duration, least: 10_000 },
            { name: 'Pending', className: 'sf-line-pending', values: points.map(p => ({ at: p.at, value: p.waiting })), words: count, least: 1 },
          ]}
        />
        <ScanChart title={titleOf(feed)} scans={scans} now={now} />
        <Figures of={details(feed, now)} />
      </CardBody>
      <CardFooter className='sf-actions'>
        <Button variant='secondary' size='sm' onClick={() => ask(scan(feed, id))}>
          Scan now
        </Button>
        <Button variant='link' size='sm' onClick={() => ask(reset(feed, id))}>
          Reset…
        </Button>
      </CardFooter>
    </Card>
  )
}

function details(feed: Bean, now: number): Figure[] {
  const moment = (name: string, attribute: string): Figure => ({
    name,
    value: fromNow(text(feed, attribute), now),
    title: time(text(feed, attribute)),
  })
  const figures: Figure[] = [
    moment('Last scan', 'LastScan'),
    { name: 'Kind', value: text(feed, 'LastScanKind') ?? '–' },
    { name: 'Took', value: `${count(number(feed, 'LastScanMillis'))} ms` },
    { name: 'Seen', value: count(number(feed, 'Seen')) },
    { name: 'Changed', value: count(number(feed, 'Changes')) },
    { name: 'Failed', value: count(number(feed, 'FailedInTotal')), title: 'Attempts since the start' },
    { name: 'Watermark', value: time(text(feed, 'Watermark')) },
    moment('Next full scan', 'NextFullScan'),
  ]
  if ('NextPoll' in feed.attributes) figures.push(moment('Next run', 'NextPoll'))
  if ('Leader' in feed.attributes) {
    figures.push({ name: 'Leader', value: feed.attributes['Leader'] === true ? 'this process' : 'another process' })
  }
  return figures
}

function scan(feed: Bean, id: string): Request {
  return {
    title: `Scan ${id} now?`,
    consequence: 'With the next poll the feed reads its whole list. What has not changed is not delivered again.',
    action: 'Scan now',
    perform: async () => {
      await perform(feed.name, 'scan()')
      return `${id} reads the whole list with its next poll`
    },
  }
}

function reset(feed: Bean, id: string): Request {
  return {
    title: `Reset ${id}?`,
    consequence:
      'Everything that has this time or a later one in its data is delivered again, as new. Targets that know the record' +
      ' update it; a mailbox gets its mails again.',
    action: 'Reset',
    isDangerous: true,
    asked: {
      name: 'From',
      initial: text(feed, 'Watermark')?.replace(/\.\d+Z$/, 'Z') ?? 'all',
      hint: 'A time in UTC, such as 2026-01-31T12:00:00Z, or all',
      pattern: EVERYTHING_OR_A_TIME,
    },
    perform: async from => {
      await perform(feed.name, 'reset(java.lang.String)', from)
      return from === 'all' ? `${id} delivers everything again` : `${id} delivers again what is of ${from} or later`
    },
  }
}
