import { expect, test } from 'vitest'
import { DeliveryError } from '../../errors.ts'
import { createLimiter } from './limiter.ts'

const HOUR_MS = 3_600_000

function aLimiter(requestsPerHour: number) {
  let now = Date.parse('2031-03-15T09:00:00Z')
  const limiter = createLimiter({ clock: () => new Date(now), requestsPerHour })
  const count = (budget: 'browser' | 'server') => {
    let taken = 0
    try {
      for (; taken < 10_000; taken++) limiter.take(budget)
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.code !== 'rate_limited') throw error
    }
    return taken
  }
  return { limiter, count, wait: (ms: number) => (now += ms) }
}

test('no hour holds more than what is allowed', () => {
  const { count, wait } = aLimiter(2400)

  expect(count('server')).toBe(2400)
  wait(HOUR_MS - 1)
  expect(count('server')).toBe(0)
  wait(1)
  expect(count('server')).toBe(2400)
})

test('browsers spend half at most and never what sending needs', () => {
  const { count } = aLimiter(2400)

  expect(count('browser')).toBe(1200)
  expect(count('server')).toBe(1200)
})

test('what another counted before belongs to the hour', () => {
  const at = new Date('2031-03-15T08:30:00Z')
  let now = Date.parse('2031-03-15T09:00:00Z')
  const limiter = createLimiter({
    clock: () => new Date(now),
    requestsPerHour: 4,
    before: [
      { at, budget: 'browser' },
      { at, budget: 'browser' },
      { at, budget: 'server' },
    ],
  })

  expect(() => limiter.take('browser')).toThrow(DeliveryError)
  limiter.take('server')
  expect(() => limiter.take('server')).toThrow(DeliveryError)
  now += HOUR_MS / 2
  limiter.take('browser')
  expect(limiter.spent()).toEqual({ all: 2, browsers: 1 })
})

test('a refusal says when there is room again', () => {
  const { limiter, count, wait } = aLimiter(4)
  limiter.take('server')
  wait(1000)
  count('server')

  expect(() => limiter.take('server')).toThrow(
    expect.objectContaining({
      code: 'rate_limited',
      details: { retryAfterMs: HOUR_MS - 1000 },
    }),
  )
})

test('what was spent more than an hour ago is not counted', () => {
  let now = 0
  const limiter = createLimiter({ clock: () => new Date(now), requestsPerHour: 100 })
  limiter.take('server')
  now = 1_800_000
  limiter.take('browser')

  now = 3_600_000

  expect(limiter.spent()).toEqual({ all: 1, browsers: 1 })
})

test('a clock that is put back by a day neither blocks an account for a day nor opens it', () => {
  const { count, wait } = aLimiter(10)
  expect(count('server')).toBe(10)

  wait(-24 * HOUR_MS)

  expect(count('server')).toBe(0)
  wait(HOUR_MS)
  expect(count('server')).toBe(10)
})
