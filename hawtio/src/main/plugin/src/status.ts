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

export function feedStatus(feed: Bean): Status {
  if (text(feed, 'LastFailure')) return { tone: 'bad', words: 'Failing' }
  if (feed.attributes['Leader'] === false) return { tone: 'idle', words: 'Another leads' }
  if (is(feed, 'Scanning')) return { tone: 'busy', words: 'Reading' }
  if ((number(feed, 'Waiting') ?? 0) > 0) return { tone: 'warning', words: 'Delivering' }
  if (!text(feed, 'Complete')) return { tone: 'idle', words: 'Not read yet' }
  return { tone: 'good', words: 'Up to date' }
}

export function webhookStatus(webhook: Bean): Status {
  if (text(webhook, 'LastReconcileFailure')) return { tone: 'bad', words: 'Not as wanted' }
  return is(webhook, 'Registered')
    ? { tone: 'good', words: 'Registered' }
    : { tone: 'idle', words: 'Not registered' }
}

export function targetStatus(target: Bean): Status {
  if (text(target, 'DownSince')) return { tone: 'bad', words: 'Away' }
  return (number(target, 'Delivered') ?? 0) > 0
    ? { tone: 'good', words: 'Taking' }
    : { tone: 'idle', words: 'Nothing yet' }
}

/** What needs somebody, the worst first. */
export function problems(snapshot: Snapshot): Problem[] {
  const found: Problem[] = []
  for (const feed of snapshot.feeds) {
    const failure = text(feed, 'LastFailure')
    if (failure) found.push({ tone: 'bad', title: `Feed ${text(feed, 'FeedId')} fails`, reason: failure })
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
