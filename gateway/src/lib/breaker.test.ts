import { expect, test } from 'vitest'
import { createBreaker, Refused } from './breaker.ts'

const START = Date.parse('2026-06-01T00:00:00.000Z')

function aBreaker(restMsAsked = 0) {
  let now = START
  const breaker = createBreaker({
    now: () => new Date(now),
    failures: 3,
    restMs: { first: 2_000, max: 60_000 },
    mostAtOnce: 4,
    judge: (error) => (error instanceof RangeError ? 'answered' : { restMs: restMsAsked }),
  })
  const fail = (times = 1) =>
    Promise.allSettled(
      Array.from({ length: times }, () => breaker.run(() => Promise.reject(new Error('down')))),
    )
  return {
    breaker,
    fail,
    pass(ms: number) {
      now += ms
    },
  }
}

const well = (): Promise<string> => Promise.resolve('well')

test('three failures in a row leave the place in peace for two seconds', async () => {
  const { breaker, fail, pass } = aBreaker()
  await fail(3)

  await expect(breaker.run(well)).rejects.toThrow(Refused)
  pass(2_000)

  expect(await breaker.run(well)).toBe('well')
})

test('a success in between is a new beginning', async () => {
  const { breaker, fail } = aBreaker()
  await fail(2)
  await breaker.run(well)
  await fail(2)

  expect(await breaker.run(well)).toBe('well')
})

test('after the rest one call tries, and the others do not wait for it', async () => {
  const { breaker, fail, pass } = aBreaker()
  await fail(3)
  pass(2_000)
  const { promise, resolve } = Promise.withResolvers<string>()

  const probe = breaker.run(() => promise)

  await expect(breaker.run(well)).rejects.toThrow(Refused)
  resolve('well')
  expect(await probe).toBe('well')
  expect(await breaker.run(well)).toBe('well')
})

test('a probe that fails doubles the rest, up to its limit', async () => {
  const { breaker, fail, pass } = aBreaker()
  await fail(3)
  pass(2_000)
  await fail()

  pass(3_999)
  await expect(breaker.run(well)).rejects.toThrow(Refused)
  pass(1)
  await fail()
  for (let i = 0; i < 10; i++) {
    pass(60_000)
    await fail()
  }
  pass(60_000)

  expect(await breaker.run(well)).toBe('well')
})

test('an answer that says no is an answer', async () => {
  const { breaker } = aBreaker()
  const refuse = () => breaker.run(() => Promise.reject(new RangeError('no such town')))
  for (let i = 0; i < 5; i++) await expect(refuse()).rejects.toThrow(RangeError)

  expect(await breaker.run(well)).toBe('well')
})

test('a place that asks for peace gets it at once', async () => {
  const { breaker, fail, pass } = aBreaker(30_000)
  await fail()

  pass(29_999)
  await expect(breaker.run(well)).rejects.toThrow(Refused)
  pass(1)
  expect(await breaker.run(well)).toBe('well')
})

test('a place that hangs gets no more than it may have at once', async () => {
  const { breaker } = aBreaker()
  const { promise, resolve } = Promise.withResolvers<string>()
  const hanging = Array.from({ length: 4 }, () => breaker.run(() => promise))

  await expect(breaker.run(well)).rejects.toThrow('enough to do')

  resolve('well')
  await Promise.all(hanging)
  expect(await breaker.run(well)).toBe('well')
})

test('a clock that is put back by a day makes no rest longer than a rest', async () => {
  const { breaker, fail, pass } = aBreaker()
  await fail(3)

  pass(-24 * 3_600_000)
  expect(breaker.health().state).toBe('open')
  await expect(breaker.run(well)).rejects.toThrow(Refused)
  pass(60_000)

  expect(await breaker.run(well)).toBe('well')
})
