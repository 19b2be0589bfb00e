import type { QuoteAnswer, SelectionRequest } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import {
  aPickupPoint,
  aPointRow,
  aQuote,
  aQuoteAnswer,
  aSelectionAnswer,
  kazan,
  pointsAnswer,
  towns,
} from '../../playground/examples.ts'
import { createManualClock, settle, someOptions } from '../../test-support/testing.ts'
import { Failure, type FailureCode } from '../failure.ts'
import type { Gateway, QuoteAsk } from '../gateway.ts'
import { createMemory } from '../kept.ts'
import type { CheckoutOptions } from '../options.ts'
import { createCheckoutModel } from './checkout-model.ts'
import { createChoiceModel } from './choice-model.ts'

const points = [
  aPointRow({ code: 'near' }),
  aPointRow({ code: 'far', latitude: 55.85 }),
  aPointRow({ code: 'light', maxWeightGrams: 500 }),
]

let shops = 0

/** Models on a gateway of promises; each test has a shop of its own, so that no memory is shared. */
function createSetting(change: Partial<Gateway> = {}, options: Partial<CheckoutOptions> = {}) {
  const clock = createManualClock()
  const asks: QuoteAsk[] = []
  const requests: SelectionRequest[] = []
  const failures: FailureCode[] = []
  const day = () => new Date(clock.now() + 1_800_000).toISOString()
  const gateway: Gateway = {
    quotes: async () => aQuoteAnswer({ expiresAt: day() }),
    towns: async () => towns,
    town: async () => kazan,
    streets: async () => [],
    points: async () => ({ ...pointsAnswer, points }),
    point: async () => aPickupPoint(aPointRow()),
    select: async (request) => aSelectionAnswer(request, aQuoteAnswer(), points),
    ...change,
  }
  const recorded: Gateway = {
    ...gateway,
    quotes(ask, signal) {
      asks.push(ask)
      return gateway.quotes(ask, signal)
    },
    select(request, signal) {
      requests.push(request)
      return gateway.select(request, signal)
    },
  }
  const given = someOptions({ shop: `pk_${shops++}`, ...options })
  const open = () => {
    const model = createCheckoutModel(given, {
      gateway: recorded,
      clock,
      memory: createMemory(given.shop, null),
      onReady: () => {},
      onFailure: ({ code }) => failures.push(code),
    })
    const choice = createChoiceModel(model, { gateway: recorded, clock, storage: null })
    return { model, choice }
  }
  return { ...open(), open, given, clock, asks, requests, failures }
}

const withPrice = (amount: number): QuoteAnswer =>
  aQuoteAnswer({
    quotes: [
      aQuote({ id: 'pickup_point:1', method: 'pickup_point', price: { amount, currency: 'RUB' } }),
    ],
  })

test('one request prices everything, and the cheapest method stands chosen', async () => {
  const { model, asks } = createSetting()

  await model.start()

  expect(asks).toHaveLength(1)
  expect(model.method.value).toBe('pickup_point')
  expect(model.town.town.value?.shortName).toBe('Казань')
})

test('a slow answer for the old town never overwrites the new one', async () => {
  const answers = new Map<string, (answer: QuoteAnswer) => void>()
  const { model } = createSetting({
    quotes: ({ town }) => new Promise((resolve) => answers.set(town, resolve)),
  })
  const [, moscow = kazan] = towns
  void model.start()
  await settle()

  model.chooseTown(moscow)
  answers.get(moscow.code)?.(aQuoteAnswer({ town: moscow }))
  answers.get(kazan.code)?.(aQuoteAnswer())
  await settle()

  expect(model.quotes.answer.value?.town.code).toBe(moscow.code)
})

test('after two seconds the shopper is told that prices are coming', async () => {
  const { model, clock } = createSetting({ quotes: () => new Promise(() => {}) })
  void model.start()
  await settle()
  await clock.advance(1_999)
  expect(model.quotes.isSlow.value).toBe(false)

  await clock.advance(1)

  expect(model.quotes.isSlow.value).toBe(true)
})

test('a town that only its name is known of is taken when one town answers to it', async () => {
  const { model } = createSetting({}, { town: { name: 'казань', region: 'Респ. Татарстан' } })

  await model.start()

  expect(model.townCode.value).toBe('15500')
})

test('two towns of one name are never told apart by luck', async () => {
  const { model, asks } = createSetting({}, { town: { name: 'Советск' } })

  await model.start()

  expect(asks).toHaveLength(0)
  expect(model.town.isAsking.value).toBe(true)
  expect(model.town.question.value).toBe('townUnclear')
  expect(model.town.suggestions.value.map((town) => town.regionName)).toEqual([
    'Калининградская область',
    'Кировская область',
  ])
})

test('a region tells two towns of one name apart', async () => {
  const { model } = createSetting({}, { town: { name: 'Советск', region: 'Кировская обл' } })

  await model.start()

  expect(model.townCode.value).toBe('4301')
})

test('a typo is asked about, not priced', async () => {
  const { model, asks } = createSetting({ towns: async () => [] }, { town: { name: 'Казонь' } })

  await model.start()

  expect(asks).toHaveLength(0)
  expect(model.town.question.value).toBe('townUnknown')
})

test('a tap on a point folds at once and the token follows', async () => {
  const { model, choice, requests } = createSetting()
  await model.start()
  await settle()

  choice.choosePoint('near')
  expect(choice.isFolded.value).toBe(true)
  expect(choice.selection.value.state).toBe('pending')
  await settle()

  expect(requests).toEqual([
    { seal: aQuoteAnswer().seal, quote: 'pickup_point:1', method: 'pickup_point', point: 'near' },
  ])
  expect(choice.selection.value).toMatchObject({
    state: 'done',
    answer: { token: expect.any(String) },
  })
})

test('a point that cannot take the parcel cannot be chosen', async () => {
  const { model, choice, requests } = createSetting()
  await model.start()
  await settle()

  choice.choosePoint('light')
  await settle()

  expect(requests).toEqual([])
  expect(choice.points.offers.value.find((o) => o.point.code === 'light')?.bar).toBe('weight')
})

test('the newest of two taps wins, however late the first is answered', async () => {
  const answers: ((value: ReturnType<typeof aSelectionAnswer>) => void)[] = []
  const { model, choice, requests } = createSetting({
    select: () => new Promise((resolve) => answers.push(resolve)),
  })
  await model.start()
  await settle()

  choice.choosePoint('near')
  choice.choosePoint('far')
  const [first, second] = requests.map((request) =>
    aSelectionAnswer(request, aQuoteAnswer(), points),
  )
  if (second) answers[1]?.(second)
  await settle()
  if (first) answers[0]?.(first)
  await settle()

  expect(choice.selection.value).toMatchObject({
    state: 'done',
    answer: { selection: { point: { code: 'far' } } },
  })
})

test('a point refused at the token gives way to those near it', async () => {
  const { model, choice, failures } = createSetting({
    select: async () => {
      throw new Failure('not_deliverable', 'the point is closed')
    },
  })
  await model.start()
  await settle()

  choice.choosePoint('near')
  await settle()

  expect(failures).toEqual(['not_deliverable'])
  expect(choice.notice.value).toMatchObject({ kind: 'gone', point: { code: 'near' } })
  expect(choice.isFolded.value).toBe(false)
  expect(choice.selection.value.state).toBe('none')
  expect(choice.points.offers.value.find((o) => o.point.code === 'near')?.bar).toBe('gone')
})

test('a quote that ended is asked for anew and the choice goes on', async () => {
  let tries = 0
  const { model, choice, asks } = createSetting({
    select: async (request) => {
      if (tries++ === 0) throw new Failure('quote_expired', 'too late')
      return aSelectionAnswer(request, aQuoteAnswer(), points)
    },
  })
  await model.start()
  await settle()

  choice.choosePoint('near')
  await settle()

  expect(asks).toHaveLength(2)
  expect(choice.selection.value.state).toBe('done')
})

test('quotes that keep ending do not ask for ever', async () => {
  const { model, choice, asks } = createSetting({
    select: async () => {
      throw new Failure('quote_expired', 'too late')
    },
  })
  await model.start()
  await settle()

  choice.choosePoint('near')
  await settle()

  expect(asks).toHaveLength(2)
  expect(choice.selection.value.state).toBe('failed')
})

test('a price that changed at the token is said', async () => {
  const { model, choice } = createSetting({
    select: async (request) => aSelectionAnswer(request, withPrice(22_900), points),
  })
  await model.start()
  await settle()

  choice.choosePoint('near')
  await settle()

  expect(choice.notice.value).toMatchObject({
    kind: 'price',
    old: { amount: 19_900 },
    price: { amount: 22_900 },
  })
})

test('a changed cart is priced anew, the choice kept, the change of price said', async () => {
  let answer = withPrice(19_900)
  const { model, choice, given, requests } = createSetting({
    quotes: async () => answer,
    select: async (request) => aSelectionAnswer(request, answer, points),
  })
  await model.start()
  await settle()
  choice.choosePoint('near')
  await settle()

  answer = withPrice(25_900)
  await model.update({ ...given, cart: { ...given.cart, weightGrams: 4000 } })
  await settle()

  expect(requests).toHaveLength(2)
  expect(choice.selection.value).toMatchObject({ choice: { point: { code: 'near' } } })
  expect(choice.notice.value).toMatchObject({ old: { amount: 19_900 }, price: { amount: 25_900 } })
})

test('another town takes the choice back: a price for one place is never used for another', async () => {
  const { model, choice } = createSetting()
  await model.start()
  await settle()
  choice.choosePoint('near')
  await settle()

  const [, moscow = kazan] = towns
  model.chooseTown(moscow)

  expect(choice.selection.value.state).toBe('none')
  expect(choice.isFolded.value).toBe(false)
})

test('a widget that is put back has its choice and its token at once', async () => {
  const { model, choice, open, requests } = createSetting()
  await model.start()
  await settle()
  choice.choosePoint('near')
  await settle()
  model.stop()
  choice.stop()

  const again = open()

  expect(again.choice.selection.value).toMatchObject({
    state: 'done',
    choice: { point: { code: 'near' } },
  })
  expect(again.choice.isFolded.value).toBe(true)
  expect(requests).toHaveLength(1)
})

test('the door needs a street and a house before anything is sent', async () => {
  const { model, choice, requests } = createSetting()
  await model.start()
  model.chooseMethod('door')

  expect(choice.confirmDoor()).toBe(false)
  expect(choice.door.missing.value).toEqual(['street', 'house'])

  choice.door.type('street', ' ул. Баумана ')
  choice.door.type('house', '7')
  choice.chooseLevel('door', '2')
  expect(choice.confirmDoor()).toBe(true)
  await settle()

  expect(requests).toMatchObject([
    { quote: 'door:2', method: 'door', address: { street: 'ул. Баумана', house: '7' } },
  ])
})

test('quotes are refreshed silently before they end, and nothing is chosen anew for it', async () => {
  const { model, choice, clock, asks, requests } = createSetting()
  await model.start()
  await settle()
  choice.choosePoint('near')
  await settle()

  await clock.advance(1_800_000)

  expect(asks.length).toBeGreaterThan(1)
  expect(requests).toHaveLength(1)
})

test('nothing is left waiting when it has stopped', async () => {
  const { model, choice, clock } = createSetting()
  await model.start()
  await settle()
  choice.choosePoint('near')
  await settle()

  model.stop()
  choice.stop()

  expect(clock.waitingCount()).toBe(0)
})

test('when the courier is silent the prices of this town stay, of another they do not', async () => {
  let isSilent = false
  const { model, failures } = createSetting({
    quotes: async () => {
      if (isSilent) throw new Failure('courier_unavailable', 'no answer')
      return aQuoteAnswer()
    },
  })
  await model.start()

  isSilent = true
  await model.requote()
  expect(model.rows.value).not.toEqual([])

  const [, moscow = kazan] = towns
  model.chooseTown(moscow)
  await settle()
  expect(model.rows.value).toEqual([])
  expect(failures).toEqual(['courier_unavailable', 'courier_unavailable'])
})
