import React from 'react'
import { Scan } from './jmx'
import { count, duration, some } from './words'

const WIDTH = 320
const HEIGHT = 48
const TOP = 6
const MOST_BARS = 60

interface Bar {
  from: number
  changes: number
  scans: number
}

/** How many changes the latest scans found, over time: also those from before the page was opened. */
export const ScanChart: React.FunctionComponent<{ title: string; scans: Scan[]; now: number }> = ({ title, scans, now }) => {
  if (scans.length < 2) return null
  const from = scans[0].begin
  const span = Math.max(now - from, 1)
  const bars = barsOf(scans, from, span)
  const most = Math.max(...bars.map(bar => bar.changes))
  const total = scans.reduce((sum, scan) => sum + scan.changes, 0)
  const width = WIDTH / bars.length
  return (
    <figure className='sf-chart sf-scans'>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio='none' role='img' aria-label={`${title}: ${summary(scans, total, span)}`}>
        <line className='sf-chart-base' x1='0' x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {bars.map((bar, index) => {
          if (bar.changes === 0) return null
          const height = Math.max(2, (bar.changes / most) * (HEIGHT - TOP - 1))
          return (
            <rect key={bar.from} x={index * width} y={HEIGHT - 1 - height} width={Math.max(width - 0.8, 0.8)} height={height}>
              <title>{`${some(bar.changes, 'change')} in ${some(bar.scans, 'scan')}, ${duration(now - bar.from)} ago`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption>
        <span className='sf-legend'>
          <span className='sf-key sf-line-changes'>
            Changes found, {count(total)} in all{most > 0 && bars.length > 1 ? `, up to ${count(most)} in ${duration(span / bars.length)}` : ''}
          </span>
        </span>
        <span>
          {some(scans.length, 'scan')} in {duration(span)}
        </span>
      </figcaption>
    </figure>
  )
}

function barsOf(scans: Scan[], from: number, span: number): Bar[] {
  const length = Math.min(MOST_BARS, Math.max(scans.length, 12))
  const bars = Array.from({ length }, (_none, index) => ({ from: from + (index * span) / length, changes: 0, scans: 0 }))
  for (const scan of scans) {
    const bar = bars[Math.min(length - 1, Math.floor(((scan.begin - from) / span) * length))]
    bar.changes += scan.changes
    bar.scans++
  }
  return bars
}

function summary(scans: Scan[], total: number, span: number): string {
  return `${some(total, 'change')} found by ${some(scans.length, 'scan')} in the last ${duration(span)}, which saw ${count(scans[scans.length - 1].seen)} at last`
}
