import type { Backoff } from './deps.ts'

/** Grows twofold with each try up to the limit; the upper half is left to chance, so that a crowd spreads. */
export function toDelayMs(backoff: Backoff, tries: number, random: () => number): number {
  const grown = backoff.firstMs * 2 ** Math.min(Math.max(tries - 1, 0), 30)
  const full = Math.min(grown, backoff.maxMs)
  return Math.round(full / 2 + (full / 2) * random())
}

/** `at` later, as the text that the store keeps. */
export const toLater = (at: Date, ms: number): string => new Date(at.getTime() + ms).toISOString()
