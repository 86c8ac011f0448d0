import { eventService } from '@hawtio/react'
import { Alert, Button, PageSection, Spinner, Switch, Title } from '@patternfly/react-core'
import React, { useCallback, useEffect, useRef, useState } from 'react'
import { Accounts, OnBlocked } from './Accounts'
import { Confirmation, Request } from './Confirmation'
import { FeedCard } from './FeedCard'
import { ParkedRecords } from './ParkedRecords'
import { TargetCard } from './TargetCard'
import { WebhookCard } from './WebhookCard'
import { remember } from './history'
import { Snapshot, look } from './jmx'
import './salesflow.css'
import { Problem, problems } from './status'
import { choose, isDark } from './theme'
import { beginning, reasonOf, some } from './words'

const PERIOD = 3000
const MOST_PROBLEMS = 5

/** All that the connector does in the process that Hawtio looks at, and what needs somebody. */
export const SalesflowPage: React.FunctionComponent = () => {
  const [snapshot, setSnapshot] = useState<Snapshot>()
  const [failure, setFailure] = useState<string>()
  const [request, setRequest] = useState<Request>()
  const [isDarkNow, setDark] = useState(isDark())
  const opener = useRef<HTMLElement | null>(null)

  const [blocked, setBlocked] = useState<Record<string, Problem[]>>({})
  const onBlocked = useCallback(
    (context: string, found: Problem[]) => setBlocked(before => ({ ...before, [context]: found })),
    [],
  )

  const refresh = useCallback(async (isAnew: boolean) => {
    try {
      const seen = await look(isAnew)
      remember(seen)
      setSnapshot(seen)
      setFailure(undefined)
    } catch (reason) {
      setFailure(reasonOf(reason))
    }
  }, [])

  useEffect(() => {
    let isShown = true
    let timer: number | undefined
    const next = async (isAnew: boolean) => {
      await refresh(isAnew)
      if (isShown) timer = window.setTimeout(() => next(false), PERIOD)
    }
    next(true)
    return () => {
      isShown = false
      window.clearTimeout(timer)
    }
  }, [refresh])

  const ask = (asked: Request) => {
    opener.current = document.activeElement as HTMLElement | null
    setRequest(asked)
  }
  const end = (outcome?: { words: string; isFailure: boolean }) => {
    setRequest(undefined)
    opener.current?.focus()
    if (outcome) {
      eventService.notify({ type: outcome.isFailure ? 'danger' : 'success', message: outcome.words })
      refresh(true)
    }
  }

  return (
    <PageSection className='sf-page' variant='default' isFilled>
      <header className='sf-head'>
        <div>
          <Title headingLevel='h1'>Salesflow</Title>
          <p className='sf-subtitle'>{snapshot ? summary(snapshot) : 'Looking…'}</p>
        </div>
        <div className='sf-head-actions'>
          <Switch
            id='sf-dark'
            label='Dark'
            isChecked={isDarkNow}
            onChange={(_event, isChosen) => {
              choose(isChosen ? 'dark' : 'light')
              setDark(isChosen)
            }}
          />
          <Button variant='secondary' size='sm' onClick={() => refresh(true)}>
            Refresh
          </Button>
        </div>
      </header>
      {failure && (
        <Alert isInline variant='danger' title='The process does not answer'>
          {failure}. What is below was seen {snapshot ? `at ${new Date(snapshot.at).toLocaleTimeString()}` : 'never'}.
        </Alert>
      )}
      {!snapshot && !failure && <Spinner aria-label='Looking' />}
      {snapshot && <Seen snapshot={snapshot} blocked={Object.values(blocked).flat()} ask={ask} onBlocked={onBlocked} />}
      {request && <Confirmation request={request} onEnd={end} />}
    </PageSection>
  )
}

const Seen: React.FunctionComponent<{
  snapshot: Snapshot
  blocked: Problem[]
  ask: (request: Request) => void
  onBlocked: OnBlocked
}> = ({ snapshot, blocked, ask, onBlocked }) => {
  const now = snapshot.at
  const parkedOf = (name: string) => snapshot.parked.filter(record => record.bean === name).length
  return (
    <>
      <Problems of={[...blocked, ...problems(snapshot)]} />
      <Part title='Feeds' nothing='No feed runs here.' isEmpty={snapshot.feeds.length === 0}>
        <div className='sf-cards'>
          {snapshot.feeds.map(feed => (
            <FeedCard key={feed.name} feed={feed} parked={parkedOf(feed.name)} scans={snapshot.scans[feed.name]} now={now} ask={ask} />
          ))}
        </div>
      </Part>
      <Part title='Parked records'>
        <ParkedRecords parked={snapshot.parked} now={now} ask={ask} />
      </Part>
      <Part title='Targets' nothing='Nothing was taken anywhere yet.' isEmpty={snapshot.targets.length === 0}>
        <div className='sf-cards'>
          {snapshot.targets.map(target => (
            <TargetCard key={target.name} target={target} now={now} />
          ))}
        </div>
      </Part>
      <Part title='Webhooks' nothing='Salesflow calls nobody here: all is polled.' isEmpty={snapshot.webhooks.length === 0}>
        <div className='sf-cards'>
          {snapshot.webhooks.map(webhook => (
            <WebhookCard key={webhook.name} webhook={webhook} parked={parkedOf(webhook.name)} now={now} ask={ask} />
          ))}
        </div>
      </Part>
      <Part title='Accounts and campaigns'>
        <Accounts contexts={contextsOf(snapshot)} onBlocked={onBlocked} />
      </Part>
    </>
  )
}

const Problems: React.FunctionComponent<{ of: Problem[] }> = ({ of }) => (
  <div className='sf-problems' aria-live='polite'>
    {of.length === 0 && <Alert isInline variant='success' title='All is well: nothing fails, and nothing is parked' />}
    {of.slice(0, MOST_PROBLEMS).map(problem => (
      <Alert key={problem.title} isInline variant={problem.tone === 'bad' ? 'danger' : 'warning'} title={problem.title}>
        {beginning(problem.reason)}
      </Alert>
    ))}
    {of.length > MOST_PROBLEMS && <p>And {some(of.length - MOST_PROBLEMS, 'more thing')} below.</p>}
  </div>
)

const Part: React.FunctionComponent<{
  title: string
  isEmpty?: boolean
  nothing?: string
  children: React.ReactNode
}> = ({ title, isEmpty, nothing, children }) => (
  <section className='sf-part' aria-label={title}>
    <Title headingLevel='h2' size='lg'>
      {title}
    </Title>
    {isEmpty ? <p className='sf-subtitle'>{nothing}</p> : children}
  </section>
)

function summary(snapshot: Snapshot): string {
  const contexts = contextsOf(snapshot)
  return [
    some(snapshot.feeds.length, 'feed'),
    some(snapshot.webhooks.length, 'webhook'),
    some(snapshot.targets.length, 'target'),
    contexts.length > 0 ? `in ${contexts.join(', ')}` : 'nothing runs yet',
  ].join(' · ')
}

function contextsOf(snapshot: Snapshot): string[] {
  return [...new Set([...snapshot.feeds, ...snapshot.webhooks].map(bean => bean.context))].sort()
}
