import { expect, test } from 'vitest'
import { toDelayMs } from './backoff.ts'

const backoff = { firstMs: 1_000, maxMs: 60_000 }

test('delays double until the limit', () => {
  const delays = [1, 2, 3, 7, 60, 5_000].map((tries) => toDelayMs(backoff, tries, () => 1))

  expect(delays).toEqual([1_000, 2_000, 4_000, 60_000, 60_000, 60_000])
})

test('chance moves a delay within its upper half', () => {
  expect(toDelayMs(backoff, 3, () => 0)).toBe(2_000)
  expect(toDelayMs(backoff, 3, () => 0.5)).toBe(3_000)
})
