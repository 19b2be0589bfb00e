import {
  DeliveryError,
  type PickupPoint,
  type Rate,
  type RateRequest,
} from '@courier-checkout/api-client'
import { RuleSet, type RuleSetInput } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { aPoint } from '../../test/fixtures/a-point.ts'
import { type MethodOrder, quoteMethod } from './quote-method.ts'

const asker = { tenantId: '8814', merchantId: 'mer_1', budget: 'browser', requestId: 'r' } as const

const aRate = (serviceLevel: string): Rate => ({
  serviceLevel,
  name: `level ${serviceLevel}`,
  price: { amount: 30_000, currency: 'RUB' },
  transitDays: null,
  earliestDate: null,
  tariffZone: null,
})

function anOrder(
  change: Partial<MethodOrder> & { readonly rules?: RuleSetInput } = {},
): MethodOrder {
  return {
    method: 'pickup_point',
    ruleSet: { name: 'pickup', version: 1, rules: RuleSet.parse(change.rules ?? {}) },
    town: { code: '1', name: 'Москва город', regionCode: '77', regionName: '', country: 'RU' },
    cart: { currency: 'RUB', goods: 1, payment: 'cash', weightGrams: 20_000, parcels: [] },
    points: [],
    operators: {},
    withCost: false,
    ...change,
  }
}

async function quote(order: MethodOrder) {
  const asked: RateRequest[] = []
  const rates = {
    ask: async (_: unknown, request: RateRequest) => {
      asked.push(request)
      return { rates: [aRate('1'), aRate('2')], isStale: false }
    },
  }
  return { ...(await quoteMethod({ rates }, asker, order)), asked }
}

const small = (code: string, change: Partial<PickupPoint> = {}): PickupPoint =>
  aPoint({ code, operator: null, maxWeightGrams: 15_000, ...change })

test('a town without points says so, and the courier is not asked', async () => {
  const { refusal, asked } = await quote(anOrder())

  expect(refusal).toEqual({ method: 'pickup_point', reason: 'no_points' })
  expect(asked).toEqual([])
})

test('a parcel too heavy for every point is told the largest limit', async () => {
  const points = [small('a'), small('b', { maxWeightGrams: 18_000 })]

  expect((await quote(anOrder({ points }))).refusal).toEqual({
    method: 'pickup_point',
    reason: 'weight',
    limit: 18_000,
  })
})

test('points that are large enough but take no cash refuse the payment', async () => {
  const accepts = { cash: false, card: true, fitting: null, individuals: null }
  const points = [small('a'), small('b', { maxWeightGrams: null, accepts })]

  expect((await quote(anOrder({ points }))).refusal).toEqual({
    method: 'pickup_point',
    reason: 'payment',
  })
})

test('one point that takes the parcel is asked about, the others are not', async () => {
  const points = [small('a'), small('b', { maxWeightGrams: null })]

  const { asked, rates, refusal } = await quote(anOrder({ points }))

  expect(refusal).toBeNull()
  expect(asked.map(({ pointCode }) => pointCode)).toEqual(['b'])
  expect(rates.map(({ rate }) => rate.serviceLevel)).toEqual(['1', '2'])
})

test('a level tied to an operator is priced to that operator’s point', async () => {
  const operator = { code: '33', name: 'Юг' }
  const points = [
    small('a', { maxWeightGrams: null }),
    small('b', { maxWeightGrams: null, operator }),
  ]

  const { asked, rates } = await quote(anOrder({ points, operators: { 2: '33' } }))

  expect(asked.map(({ pointCode }) => pointCode)).toEqual(['a', 'b'])
  expect(rates.map((r) => [r.rate.serviceLevel, r.operatorCode])).toEqual([
    ['1', null],
    ['2', '33'],
  ])
})

test('a level whose operator has no point here is not offered', async () => {
  const points = [small('a', { maxWeightGrams: null })]

  const { rates } = await quote(anOrder({ points, operators: { 2: '33' } }))

  expect(rates.map(({ rate }) => rate.serviceLevel)).toEqual(['1'])
})

test('a shop that offers only tied levels asks about nothing else', async () => {
  const operator = { code: '33', name: 'Юг' }
  const points = [
    small('a', { maxWeightGrams: null }),
    small('b', { maxWeightGrams: null, operator }),
  ]
  const order = anOrder({ points, operators: { 2: '33' }, rules: { serviceLevels: ['2'] } })

  expect((await quote(order)).asked.map(({ pointCode }) => pointCode)).toEqual(['b'])
})

test('the door is asked with the address, and once for all levels', async () => {
  const address = { street: 'Лесная', house: '7', postcode: '101000' }

  const { asked } = await quote(anOrder({ method: 'door', address }))

  expect(asked).toMatchObject([
    { method: 'door', address: 'Лесная, д. 7', postcode: '101000', priceType: 'buyer' },
  ])
  expect(asked[0]).not.toHaveProperty('serviceLevel')
})

test('a cost that fails after the price has failed is not left unheard', async () => {
  const unheard: unknown[] = []
  const note = (reason: unknown): void => void unheard.push(reason)
  process.on('unhandledRejection', note)
  const late = Promise.withResolvers<never>()
  const rates = {
    ask: async (_: unknown, { priceType }: RateRequest) => {
      if (priceType === 'merchant') return late.promise
      throw new DeliveryError('courier_credentials', 'not let in')
    },
  }

  const { failure } = await quoteMethod(
    { rates },
    asker,
    anOrder({ method: 'door', withCost: true }),
  )
  late.reject(new Error('the gateway stops'))
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', note)

  expect(failure?.code).toBe('courier_credentials')
  expect(unheard).toEqual([])
})
