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

export interface Snapshot {
  at: number
  feeds: Bean[]
  webhooks: Bean[]
  targets: Bean[]
  parked: Parked[]
  /** What could not be read, in words. */
  failures: string[]
}

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

/** Reads all that the page shows. */
export async function look(): Promise<Snapshot> {
  const failures: string[] = []
  const [ours, endpoints] = await Promise.all([OURS, ENDPOINTS].map(pattern => jolokiaService.search(pattern)))
  const feeds = await beans(ours.filter(name => name.includes(FEED)))
  const targets = await beans(ours.filter(name => name.includes(TARGET)))
  const webhooks = (await beans(endpoints.filter(name => name.includes(WEBHOOK)))).filter(each => text(each, 'EventsId'))
  const withParked = [...feeds, ...webhooks]
  const parked = await bulk(withParked.map(each => exec(each.name, 'parked')))
  return {
    at: Date.now(),
    feeds,
    targets,
    webhooks,
    parked: parked.flatMap((answer, index) => {
      const of = withParked[index]
      const where = text(of, 'FeedId') ?? text(of, 'EventsId') ?? of.name
      if (answer.status !== 200) {
        failures.push(`What is parked in ${where} can't be read: ${answer.error ?? 'no reason was given'}`)
        return []
      }
      return (answer.value as string[]).map(line => parse(line, of.name, where))
    }),
    failures,
  }
}

/** What Salesflow answers to an operation that only reads, by the token of the component. */
export async function ask<T>(context: string, operation: string): Promise<T[]> {
  const [name] = await jolokiaService.search(`org.apache.camel:context=${context},type=context,*`)
  const answer = await perform(name, 'requestBody(java.lang.String,java.lang.Object)', `salesflow:${operation}?rawJson=true`, null)
  return JSON.parse(String(answer)) as T[]
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

const OF_A_FEED = /^(.*?): (\w+), given up after attempt (\d+) at (\S+?)(, to be delivered again)?: ([^]*)$/
const OF_A_WEBHOOK = /^(.*?): parked at (\S+): ([^]*)$/

function parse(line: string, name: string, where: string): Parked {
  const feed = OF_A_FEED.exec(line)
  if (feed) {
    const [, key, kind, attempts, since, again, reason] = feed
    return { bean: name, where, key, kind: kind.toLowerCase(), attempts, since, isToBeReplayed: !!again, reason }
  }
  const webhook = OF_A_WEBHOOK.exec(line)
  if (webhook) {
    const [, key, since, reason] = webhook
    return { bean: name, where, key, kind: 'event', attempts: '', since, isToBeReplayed: false, reason }
  }
  return { bean: name, where, key: line, kind: '', attempts: '', since: '', isToBeReplayed: false, reason: line }
}
