import { Bean, Parked, Snapshot, is, number, text } from './jmx'
import { some } from './words'

export type Tone = 'good' | 'busy' | 'warning' | 'bad' | 'idle'

export interface Status {
  tone: Tone
  words: string
}

/** Something that a person has to look at, and what to do about it. */
export interface Problem {
  tone: Tone
  title: string
  reason: string
}

const FEED_TONES: Record<string, Tone> = {
  Failing: 'bad',
  Late: 'bad',
  Reading: 'busy',
  Delivering: 'warning',
  'Up to date': 'good',
}

export function feedStatus(feed: Bean): Status {
  const words = text(feed, 'Status') ?? ''
  return { tone: FEED_TONES[words] ?? 'idle', words }
}

export function webhookStatus(webhook: Bean): Status {
  if (text(webhook, 'LastReconcileFailure')) return { tone: 'bad', words: 'Not as wanted' }
  return is(webhook, 'Registered')
    ? { tone: 'good', words: 'Registered' }
    : { tone: 'idle', words: 'Not registered' }
}

export function targetStatus(target: Bean): Status {
  if (text(target, 'DownSince')) return { tone: 'bad', words: 'Away' }
  if (text(target, 'WaitingUntil')) return { tone: 'warning', words: 'Waiting' }
  return (number(target, 'Delivered') ?? 0) > 0
    ? { tone: 'good', words: 'Taking' }
    : { tone: 'idle', words: 'Nothing yet' }
}

/** What needs somebody, the worst first. */
export function problems(snapshot: Snapshot): Problem[] {
  const found: Problem[] = []
  for (const feed of snapshot.feeds) {
    const failure = text(feed, 'LastFailure')
    const isLedElsewhere = feed.attributes['Leader'] === false
    if (failure) {
      found.push({
        tone: isLedElsewhere ? 'warning' : 'bad',
        title: `Feed ${text(feed, 'FeedId')} ${isLedElsewhere ? 'is led by another process' : 'fails'}`,
        reason: failure,
      })
    } else if (text(feed, 'LateSince')) {
      found.push({
        tone: 'bad',
        title: `Feed ${text(feed, 'FeedId')} is late`,
        reason: `Nothing came to its end since ${text(feed, 'LateSince')}, neither a scan nor a delivery. Look whether Salesflow and the target answer`,
      })
    }
  }
  for (const target of snapshot.targets) {
    const failure = text(target, 'LastFailure')
    if (text(target, 'DownSince') && failure) {
      found.push({ tone: 'bad', title: `${text(target, 'Name')} is away`, reason: failure })
    }
  }
  for (const webhook of snapshot.webhooks) {
    const failure = text(webhook, 'LastReconcileFailure')
    if (failure) {
      found.push({ tone: 'bad', title: `Webhook ${text(webhook, 'EventsId')} is not as wanted`, reason: failure })
    }
  }
  for (const [where, records] of byWhere(snapshot.parked)) {
    found.push({
      tone: 'warning',
      title: `${some(records.length, 'record')} of ${where} ${records.length === 1 ? 'is' : 'are'} parked`,
      reason: records[0].reason,
    })
  }
  snapshot.failures.forEach(failure => found.push({ tone: 'warning', title: 'Not all can be shown', reason: failure }))
  return found
}

function byWhere(parked: Parked[]): Map<string, Parked[]> {
  const groups = new Map<string, Parked[]>()
  for (const each of parked.filter(record => !record.isToBeReplayed)) {
    groups.set(each.where, [...(groups.get(each.where) ?? []), each])
  }
  return groups
}
