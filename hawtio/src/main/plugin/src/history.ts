import { Snapshot, number, text } from './jmx'

const MOST_POINTS = 360

export interface Point {
  at: number
  lag: number | null
  waiting: number
}

/** What was seen of each feed since Hawtio was opened; the oldest goes when there is too much. */
const known = new Map<string, Point[]>()

export function remember(snapshot: Snapshot) {
  const there = new Set(snapshot.feeds.map(feed => feed.name))
  ;[...known.keys()].filter(name => !there.has(name)).forEach(name => known.delete(name))
  for (const feed of snapshot.feeds) {
    const points = known.get(feed.name) ?? []
    points.push({ at: snapshot.at, lag: number(feed, 'LagMillis'), waiting: number(feed, 'Waiting') ?? 0 })
    known.set(feed.name, points.slice(-MOST_POINTS))
  }
}

export function history(name: string): Point[] {
  return known.get(name) ?? []
}

export function titleOf(feed: Parameters<typeof text>[0]): string {
  return text(feed, 'RouteId') ?? text(feed, 'FeedId') ?? feed.name
}
