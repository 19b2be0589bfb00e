import { type CourierProvider, DeliveryError, type RateRequest } from '@courier-checkout/api-client'
import { expect, test } from 'vitest'
import { createMetrics } from './lib/metrics.ts'
import { createRates } from './rates.ts'

const START = Date.parse('2026-06-01T00:00:00.000Z')
const ASKER = {
  tenantId: '8814',
  merchantId: 'mer_1',
  budget: 'browser',
  requestId: 'request-1',
} as const
const REQUEST: RateRequest = {
  senderTown: null,
  town: '1',
  method: 'door',
  priceType: 'buyer',
  cart: { currency: 'RUB', goods: 100_000, payment: 'cash', weightGrams: 1_000, parcels: [] },
}
const RATE = {
  serviceLevel: '1',
  name: 'Эконом',
  price: { amount: 35_000, currency: 'RUB' },
  transitDays: null,
  earliestDate: null,
  zone: null,
} as const

/** Rates of a courier that answers as `quote` does; time passes by hand. */
function someRates(quote: () => Promise<readonly (typeof RATE)[]>) {
  let now = START
  let calls = 0
  let patienceEnds = (): void => {}
  const courier = {
    quote: () => {
      calls++
      return quote()
    },
  }
  const rates = createRates({
    // Nothing else is asked of a courier here.
    directory: { provider: async () => courier as unknown as CourierProvider },
    clock: {
      now: () => new Date(now),
      wait: () => new Promise((resolve) => (patienceEnds = resolve)),
    },
    metrics: createMetrics(),
    stopping: new AbortController().signal,
    shared: null,
  })
  return {
    ask: () => rates.ask(ASKER, REQUEST),
    calls: () => calls,
    runOutOfPatience: () => patienceEnds(),
    pass(ms: number) {
      now += ms
    },
  }
}

test('an answer is good for ten minutes', async () => {
  const { ask, calls, pass } = someRates(async () => [RATE])
  await ask()
  pass(599_999)
  await ask()
  expect(calls()).toBe(1)

  pass(1)
  expect(await ask()).toEqual({ rates: [RATE], isStale: false })
  expect(calls()).toBe(2)
})

test('an older answer, marked as such, is better than waiting for a courier that hangs', async () => {
  const answers = [Promise.resolve([RATE]), new Promise<never>(() => {})]
  const { ask, pass, runOutOfPatience } = someRates(() => answers.shift() ?? Promise.resolve([]))
  await ask()
  pass(3_600_000)

  const asked = ask()
  await Promise.resolve()
  runOutOfPatience()

  expect(await asked).toEqual({ rates: [RATE], isStale: true })
})

test('an answer of yesterday is no price', async () => {
  const down = (): Promise<never> =>
    Promise.reject(new DeliveryError('courier_unavailable', 'the courier did not answer'))
  const answers = [() => Promise.resolve([RATE]), down]
  const { ask, pass } = someRates(() => (answers.shift() ?? down)())
  await ask()
  pass(24 * 3_600_000 + 1)

  await expect(ask()).rejects.toMatchObject({ code: 'courier_unavailable' })
})

test('a no of the courier’s is remembered for a minute', async () => {
  const { ask, calls, pass } = someRates(() =>
    Promise.reject(new DeliveryError('out_of_coverage', 'no delivery to this town')),
  )
  await expect(ask()).rejects.toMatchObject({ code: 'out_of_coverage' })
  await expect(ask()).rejects.toMatchObject({ code: 'out_of_coverage' })
  expect(calls()).toBe(1)

  pass(60_000)
  await expect(ask()).rejects.toMatchObject({ code: 'out_of_coverage' })
  expect(calls()).toBe(2)
})

test('the same question of many at once is asked once', async () => {
  const { ask, calls } = someRates(async () => [RATE])

  await Promise.all(Array.from({ length: 100 }, ask))

  expect(calls()).toBe(1)
})
