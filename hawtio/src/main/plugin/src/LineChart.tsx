import React from 'react'
import { duration } from './words'

const WIDTH = 320
const HEIGHT = 72
const TOP = 6

export interface Line {
  name: string
  className: string
  values: { at: number; value: number | null }[]
  words: (value: number) => string
  /** What is as high as the chart at least, so that next to nothing looks like it. */
  least: number
}

/** Lines over time, each to a scale of its own, with the newest value of each in words. */
export const LineChart: React.FunctionComponent<{ title: string; lines: Line[] }> = ({ title, lines }) => {
  const times = lines.flatMap(line => line.values.map(point => point.at))
  const from = Math.min(...times)
  const span = Math.max(...times) - from
  if (times.length === 0 || span === 0) {
    return <p className='sf-chart-empty'>The chart of {title} begins now.</p>
  }
  return (
    <figure className='sf-chart'>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio='none' role='img' aria-label={`${title}: ${lines.map(summary).join('; ')}`}>
        <line className='sf-chart-base' x1='0' x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        <line className='sf-chart-base' x1='0' x2={WIDTH} y1={TOP} y2={TOP} strokeDasharray='2 4' />
        {lines.map(line => {
          const points = line.values.filter(point => point.value !== null)
          if (points.length < 2) return null
          const most = Math.max(...points.map(point => point.value as number), line.least)
          const path = points.map(
            point =>
              `${(((point.at - from) / span) * WIDTH).toFixed(1)},` +
              `${(HEIGHT - 1 - ((point.value as number) / most) * (HEIGHT - TOP - 1)).toFixed(1)}`,
          )
          const first = path[0].split(',')[0]
          const last = path[path.length - 1].split(',')[0]
          return (
            <g key={line.name} className={line.className}>
              <polygon points={`${first},${HEIGHT - 1} ${path.join(' ')} ${last},${HEIGHT - 1}`} />
              <polyline points={path.join(' ')} />
            </g>
          )
        })}
      </svg>
      <figcaption>
        <span className='sf-legend'>
          {lines.map(line => (
            <span key={line.name} className={`sf-key ${line.className}`}>
              {line.name}, up to {line.words(Math.max(...line.values.map(point => point.value ?? 0)))}
            </span>
          ))}
        </span>
        <span>last {duration(span)}</span>
      </figcaption>
    </figure>
  )
}

function summary(line: Line): string {
  const known = line.values.filter(point => point.value !== null)
  return known.length === 0
    ? `${line.name} unknown`
    : `${line.name} now ${line.words(known[known.length - 1].value as number)}`
}
