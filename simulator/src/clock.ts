/** The simulator's time: the handed-in clock, shifted or stopped by the control API. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Jumps there; time runs on. */
  set(at: number): void
  advance(ms: number): void
  reset(): void
  readonly offsetMs: number
}

export function createClock(source: () => number, offsetMs = 0): Clock {
  let offset = offsetMs
  return {
    now: () => source() + offset,
    set(at) {
      offset = at - source()
    },
    advance(ms) {
      offset += ms
    },
    reset() {
      offset = 0
    },
    get offsetMs() {
      return offset
    },
  }
}

const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** The courier company keeps Moscow time. */
export const MOSCOW_HOURS = 3

/** `2031-03-15 12:00:00` at so many hours ahead of UTC. */
export function formatTime(at: number, utcOffset: number): string {
  return new Date(at + utcOffset * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** `2031-03-15`, by default in Moscow. */
export function formatDay(at: number, utcOffset = MOSCOW_HOURS): string {
  return formatTime(at, utcOffset).slice(0, 10)
}

/** Midnight UTC of a `YYYY-MM-DD`, `null` when it is no date. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
