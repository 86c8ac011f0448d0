import { jolokiaService } from '@hawtio/react'

/** All MBeans of the connector but its endpoints. */
export const OURS = 'org.apache.camel:type=salesflow-*,*'
export const ENDPOINTS = 'org.apache.camel:type=endpoints,*'

const FEED = 'type=salesflow-feeds'
const TARGET = 'type=salesflow-targets'
const WEBHOOK = '"salesflow://events'

/** An MBean: its name, what it shows, and what it can do. */
export interface Bean {
  name: string
  context: string
  attributes: Record<string, unknown>
}

/** A record that was given up. */
export interface Parked {
  bean: string
  where: string
  key: string
  kind: string
  attempts: string
  since: string
  isToBeReplayed: boolean
  reason: string
}

/** One reading of a feed's list. */
export interface Scan {
  begin: number
  seen: number
  changes: number
}

export interface Snapshot {
  at: number
  feeds: Bean[]
  webhooks: Bean[]
  targets: Bean[]
  parked: Parked[]
  /** The latest scans of each feed, by its name, the last one last. */
  scans: Record<string, Scan[]>
  /** What could not be read, in words. */
  failures: string[]
}

/** A row of a table of JMX: all values are texts, and what is not there is an empty one. */
export type Row = Record<string, string>

interface Answer {
  status: number
  value?: unknown
  error?: string
}

type Request = Parameters<typeof jolokiaService.bulkRequest>[0][number]

export function text(bean: Bean, attribute: string): string | null {
  const value = bean.attributes[attribute]
  return value === null || value === undefined || value === '' ? null : String(value)
}

export function number(bean: Bean, attribute: string): number | null {
  const value = bean.attributes[attribute]
  return typeof value === 'number' ? value : null
}

export function is(bean: Bean, attribute: string): boolean {
  return bean.attributes[attribute] === true
}

/** Has an MBean do something. */
export function perform(bean: string, operation: string, ...args: unknown[]): Promise<unknown> {
  return jolokiaService.execute(bean, operation, args)
}

/** What an MBean shows now. */
export function attribute(bean: string, name: string): Promise<unknown> {
  return jolokiaService.readAttribute(bean, name)
}

/** How long what was parked is taken to be so while no figure tells otherwise: somebody else may have discarded it. */
const PARKED_FOR = 60_000

/** How long the list of a feed's scans is taken for the latest. */
const SCANS_FOR = 15_000

interface KnownScans {
  at: number
  scans: Scan[]
}

const knownScans = new Map<string, KnownScans>()

/** What is parked in a feed or a webhook, as it was last read, and by which figures. */
interface KnownParked {
  at: number
  figures: string
  records: Parked[]
}

const known = new Map<string, KnownParked>()

/** Reads all that the page shows. What is parked is read again only where figures or time tell that it may have changed, or anew. */
export async function look(isAnew = false): Promise<Snapshot> {
  const failures: string[] = []
  const [ours, endpoints] = await Promise.all([OURS, ENDPOINTS].map(pattern => jolokiaService.search(pattern)))
  const feeds = await beans(ours.filter(name => name.includes(FEED)))
  const targets = await beans(ours.filter(name => name.includes(TARGET)))
  const webhooks = (await beans(endpoints.filter(name => name.includes(WEBHOOK)))).filter(each => text(each, 'EventsId'))
  const withParked = [...feeds, ...webhooks]
  const now = Date.now()
  const asked = withParked.filter(each => isAnew || isToBeRead(each, now))
  const answers = await bulk(asked.map(each => exec(each.name, 'parkedTable')))
  answers.forEach((answer, index) => {
    const of = asked[index]
    if (answer.status === 200) {
      const records = rows(answer.value).map(row => parked(row, of)).sort((one, other) => one.since.localeCompare(other.since))
      known.set(of.name, { at: now, figures: figures(of, records), records })
    } else {
      known.delete(of.name)
      failures.push(`What is parked in ${whereOf(of)} can't be read: ${answer.error ?? 'no reason was given'}`)
    }
  })
  const scanned = feeds.filter(each => isAnew || now - (knownScans.get(each.name)?.at ?? 0) > SCANS_FOR)
  const scans = await bulk(scanned.map(each => exec(each.name, 'scans')))
  scans.forEach((answer, index) => {
    const latest = rows(answer.value).map(scan).sort((one, other) => one.begin - other.begin)
    knownScans.set(scanned[index].name, { at: now, scans: latest })
  })
  return {
    at: now,
    feeds,
    targets,
    webhooks,
    scans: Object.fromEntries(feeds.map(each => [each.name, knownScans.get(each.name)?.scans ?? []])),
    parked: withParked.flatMap(each => known.get(each.name)?.records ?? []),
    failures,
  }
}

function isToBeRead(of: Bean, now: number): boolean {
  const last = known.get(of.name)
  return !last || now - last.at > PARKED_FOR || last.figures !== figures(of, last.records)
}

/** What changes when something is parked; and, while something is, when something may have been delivered again. */
function figures(of: Bean, records: Parked[]): string {
  const names = ['ParkedInTotal', 'ParkedEvents']
  if (records.length > 0) names.push('DeliveredInTotal', 'FailedInTotal', 'DeliveredEvents', 'FailedEvents')
  return names.map(name => of.attributes[name] ?? '').join()
}

/** The accounts that the tokens in use can see. */
export async function accounts(context: string): Promise<Row[]> {
  return rows(await perform(await component(context), 'accounts()'))
}

/** The campaigns of the accounts in use. */
export async function campaigns(context: string): Promise<Row[]> {
  return rows(await perform(await component(context), 'campaigns()'))
}

/** Any component of Salesflow: each knows all of its context. */
async function component(context: string): Promise<string> {
  const names = await jolokiaService.search(`org.apache.camel:context=${context},type=components,*`)
  const found = (await beans(names.filter(name => name.toLowerCase().includes('salesflow')))).find(
    each => 'RunningFeeds' in each.attributes,
  )
  if (!found) throw new Error(`${context} shows no component of Salesflow in JMX`)
  return found.name
}

/** Which operations an MBean has. */
export async function operations(name: string): Promise<string[]> {
  const [domain, properties] = split(name)
  const path = [domain, properties].map(part => part.replace(/!/g, '!!').replace(/\//g, '!/')).join('/') + '/op'
  const [answer] = await bulk([{ type: 'list', path } as Request])
  return answer.status === 200 && answer.value ? Object.keys(answer.value as object) : []
}

function read(mbean: string): Request {
  return { type: 'read', mbean, config: { ignoreErrors: true } } as unknown as Request
}

function exec(mbean: string, operation: string): Request {
  return { type: 'exec', mbean, operation, arguments: [] } as unknown as Request
}

async function bulk(requests: Request[]): Promise<Answer[]> {
  return requests.length === 0 ? [] : ((await jolokiaService.bulkRequest(requests)) as unknown as Answer[])
}

/** What MBeans show; one that has gone meanwhile is left out. */
async function beans(names: string[]): Promise<Bean[]> {
  const answers = await bulk(names.map(read))
  return names
    .map((name, index) => ({ name, answer: answers[index] }))
    .filter(({ answer }) => answer.status === 200)
    .map(({ name, answer }) => bean(name, answer.value))
    .sort((one, other) => one.name.localeCompare(other.name))
}

function bean(name: string, attributes: unknown): Bean {
  return {
    name,
    context: /context=([^,]+)/.exec(name)?.[1] ?? '',
    attributes: (attributes ?? {}) as Record<string, unknown>,
  }
}

function split(name: string): [string, string] {
  const colon = name.indexOf(':')
  return [name.slice(0, colon), name.slice(colon + 1)]
}

/** A table of JMX has its rows under their first column. */
function rows(table: unknown): Row[] {
  return Object.values((table ?? {}) as Record<string, Row>)
}

function parked(row: Row, of: Bean): Parked {
  return {
    bean: of.name,
    where: whereOf(of),
    key: row.key,
    kind: (row.kind ?? 'event').toLowerCase(),
    attempts: row.attempts ?? '',
    since: row.since,
    isToBeReplayed: row.toBeReplayed === 'true',
    reason: row.reason,
  }
}

function scan(row: Row): Scan {
  return { begin: Date.parse(row.begin), seen: Number(row.seen), changes: Number(row.changes) }
}

function whereOf(of: Bean): string {
  return text(of, 'FeedId') ?? text(of, 'EventsId') ?? of.name
}
