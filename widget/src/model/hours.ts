/** Opening hours as far as they could be read out of a courier's free text. Minutes of the day. */
export interface Span {
  readonly from: number
  /** More than 1,440 when the point closes after midnight. */
  readonly to: number
}

/** Seven lists, Monday first; `null`: the text could not be read. */
export type Week = readonly (readonly Span[])[]

const DAY_MINUTES = 1440
const DAYS = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']
const DAY = `(?:${DAYS.join('|')})`
const RULE = new RegExp(
  `(ежедневно|${DAY}(?:\\s*[-–—,]\\s*${DAY})*)?[\\s:]*` +
    '(круглосуточно|24 часа|выходной|(?:с\\s*)?(\\d{1,2})[:.](\\d{2})\\s*(?:[-–—]|до)\\s*(\\d{1,2})[:.](\\d{2}))',
  'g',
)

/**
 * `пн-пт 10:00-20:00, сб-вс 10:00-18:00` → the week. Unconfirmed: couriers write hours as they like,
 * so whatever is left over after reading makes the whole text unread.
 */
export function readHours(text: string | null): Week | null {
  if (text === null) return null
  const week = known.get(text)
  if (week !== undefined) return week
  const read = readText(text)
  known.set(text, read)
  return read
}

/** Networks share their texts: a few hundred for a whole country. */
const known = new Map<string, Week | null>()

function readText(text: string): Week | null {
  const folded = text.toLowerCase().trim()
  const week: Span[][] = DAYS.map(() => [])
  let hasRule = false
  const rest = folded.replace(RULE, (_, days: string | undefined, what: string, ...clock) => {
    hasRule = true
    for (const day of readDays(days)) week[day]?.push(...readSpan(what, clock.slice(0, 4)))
    return ''
  })
  return hasRule && /^[\s,;.]*$/.test(rest) ? week : null
}

function readDays(text: string | undefined): readonly number[] {
  const all = [0, 1, 2, 3, 4, 5, 6]
  if (text === undefined || text === 'ежедневно') return all
  return text.split(',').flatMap((part) => {
    const [from = -1, to = from] = part.split(/[-–—]/).map((day) => DAYS.indexOf(day.trim()))
    return all.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to))
  })
}

function readSpan(what: string, clock: readonly unknown[]): readonly Span[] {
  if (what === 'выходной') return []
  if (/^(круглосуточно|24 часа)$/.test(what)) return [{ from: 0, to: DAY_MINUTES }]
  const [h1, m1, h2, m2] = clock.map(Number)
  const from = Number(h1) * 60 + Number(m1)
  const to = Number(h2) * 60 + Number(m2)
  return [{ from, to: to > from ? to : to + DAY_MINUTES }]
}

/** Open at this moment by the shopper's clock: until when, as minutes of the day; else `null`. */
export function findClosing(week: Week, now: number): number | null {
  const date = new Date(now)
  const minute = date.getHours() * 60 + date.getMinutes()
  const today = (date.getDay() + 6) % 7
  const late = week[(today + 6) % 7]?.find((span) => minute < span.to - DAY_MINUTES)
  if (late) return late.to - DAY_MINUTES
  return week[today]?.find((span) => minute >= span.from && minute < span.to)?.to ?? null
}

export function isRoundClock(week: Week): boolean {
  return week.every((spans) => spans.some(({ from, to }) => from === 0 && to === DAY_MINUTES))
}
