import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'
import { createOnce } from './once.ts'
import { createRecent } from './recent.ts'

function clock() {
  let ms = 0
  return { now: () => new Date(ms), pass: (by: number) => (ms += by) }
}

test('a burst is allowed, then as much as comes back', () => {
  const { now, pass } = clock()
  const allowance = createAllowance({ burst: 2, perSecond: 1, now })

  expect([allowance.take('a'), allowance.take('a'), allowance.take('a')]).toEqual([0, 0, 1000])
  pass(500)
  expect(allowance.take('a')).toBe(500)
  pass(500)
  expect(allowance.take('a')).toBe(0)
})

test('one key’s greed is not another’s', () => {
  const { now } = clock()
  const allowance = createAllowance({ burst: 1, perSecond: 1, now })
  allowance.take('a')

  expect(allowance.take('b')).toBe(0)
})

test('what is given back can be taken again, and no more than that', () => {
  const { now } = clock()
  const allowance = createAllowance({ burst: 1, perSecond: 1, now })
  allowance.take('a')
  allowance.giveBack('a')
  allowance.giveBack('a')

  expect(allowance.take('a')).toBe(0)
  expect(allowance.take('a')).toBeGreaterThan(0)
})

test('a kept value tells its age', () => {
  const { now, pass } = clock()
  const recent = createRecent<string>(10, now)
  recent.keep('k', 'v')
  pass(500)

  expect(recent.find('k')).toEqual({ value: 'v', ageMs: 500 })
  expect(recent.find('other')).toBeNull()
})

test('the longest unused is forgotten first', () => {
  const { now } = clock()
  const recent = createRecent<number>(2, now)
  recent.keep('a', 1)
  recent.keep('b', 2)
  recent.find('a')
  recent.keep('c', 3)

  expect(recent.find('b')).toBeNull()
  expect(recent.find('a')?.value).toBe(1)
})

test('identical work at the same time is done once, and again afterwards', async () => {
  const once = createOnce<number>()
  let runs = 0
  const work = async () => ++runs

  expect(await Promise.all([once('k', work), once('k', work)])).toEqual([1, 1])
  expect(await once('k', work)).toBe(2)
})

test('work that failed is not remembered', async () => {
  const once = createOnce<number>()
  await expect(once('k', () => Promise.reject(new Error('no')))).rejects.toThrow('no')

  expect(await once('k', async () => 1)).toBe(1)
})

test('a clock that is put back by a day takes nothing from anybody', () => {
  const { now, pass } = clock()
  const allowance = createAllowance({ burst: 2, perSecond: 1, now })
  pass(24 * 3_600_000)
  allowance.take('a')

  pass(-24 * 3_600_000)

  expect(allowance.take('a')).toBe(0)
  expect(allowance.take('a')).toBe(1000)
})

test('what was remembered before the clock was put back is not taken for new', () => {
  const { now, pass } = clock()
  const recent = createRecent<string>(10, now)
  recent.keep('a', 'price')

  pass(-1)

  expect(recent.find('a')).toBeNull()
})
