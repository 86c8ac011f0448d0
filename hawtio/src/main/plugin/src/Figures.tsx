import React from 'react'

export interface Figure {
  name: string
  value: React.ReactNode
  /** What is shown when one points at it. */
  title?: string
  tone?: 'warning' | 'bad'
}

/** Names and values: a few large ones, or many small ones. */
export const Figures: React.FunctionComponent<{ of: Figure[]; isLarge?: boolean }> = ({ of, isLarge }) => (
  <dl className={isLarge ? 'sf-figures sf-figures-large' : 'sf-figures'}>
    {of.map(figure => (
      <div key={figure.name} className={figure.tone ? `sf-figure sf-${figure.tone}` : 'sf-figure'}>
        <dt>{figure.name}</dt>
        <dd title={figure.title}>{figure.value}</dd>
      </div>
    ))}
  </dl>
)
