const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A duration in words, of its largest two units. */
export function duration(millis: number | null | undefined): string {
  if (millis === null || millis === undefined) return '–'
  if (millis < SECOND) return '0 s'
  const parts: string[] = []
  let rest = millis
  for (const [length, unit] of [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
    [SECOND, 's'],
  ] as const) {
    const count = Math.floor(rest / length)
    if (count > 0) parts.push(`${count} ${unit}`)
    rest -= count * length
  }
  return parts.slice(0, 2).join(' ')
}

/** How long ago a time is, or in how long it will be. */
export function fromNow(iso: string | null | undefined, now: number): string {
  if (!iso) return '–'
  const away = Date.parse(iso) - now
  if (Number.isNaN(away)) return iso
  if (Math.abs(away) < SECOND) return 'now'
  return away < 0 ? `${duration(-away)} ago` : `in ${duration(away)}`
}

/** A time to the second, in UTC, as the MBeans have it. */
export function time(iso: string | null | undefined): string {
  return iso ? iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC') : '–'
}

/** A number with its thousands apart. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toLocaleString('en')
}

/** A number and what is counted. */
export function some(value: number, one: string, several = one + 's'): string {
  return `${count(value)} ${value === 1 ? one : several}`
}

const LONG = 180

/** The beginning of a long text. */
export function beginning(text: string): string {
  return text.length <= LONG ? text : text.slice(0, LONG).trimEnd() + '…'
}

/** Why something failed, as it was told. */
export function reasonOf(failure: unknown): string {
  if (failure instanceof Error) return failure.message
  return (failure as { error?: string })?.error ?? String(failure)
}
