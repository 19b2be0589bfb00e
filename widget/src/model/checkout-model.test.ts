import type { QuoteAnswer } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { aQuoteAnswer, kazan, towns } from '../../playground/examples.ts'
import { createSetting } from '../../test-support/models.ts'
import { settle } from '../../test-support/testing.ts'
import { Failure } from '../failure.ts'

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

test.each(['15500', { name: 'казань', region: 'Респ. Татарстан' }])(
  'from the first moment to the prices they are on their way: %o',
  async (town) => {
    const { model } = createSetting({}, { town })
    const seen: string[] = []
    model.quotes.status.subscribe(() => seen.push(model.quotes.status.value))

    const started = model.start()
    seen.push(`then ${model.quotes.status.value}`)
    await started

    expect(seen).toEqual(['loading', 'then loading', 'ready'])
  },
)

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

test('a town that cannot be looked up is a failure like any other, and the next try begins with it', async () => {
  let isCut = true
  const { model, failures } = createSetting(
    {
      towns: async () => {
        if (isCut) throw new Failure('unreachable', 'no line')
        return towns
      },
    },
    { town: { name: 'Казань' } },
  )

  await model.start()
  expect(failures).toEqual(['unreachable'])
  expect(model.quotes.status.value).toBe('failed')
  expect(model.town.isAsking.value).toBe(false)

  isCut = false
  await model.start()
  expect(model.quotes.status.value).toBe('ready')
  expect(model.townCode.value).toBe('15500')
})

test('a postcode that nothing has is no reason to ask: the name finds the town', async () => {
  const looked: string[] = []
  const { model, asks } = createSetting(
    {
      towns: async (query) => {
        looked.push(query)
        return query === 'Казань' ? [kazan] : []
      },
    },
    { town: { name: 'Казань', postcode: '999999' } },
  )

  await model.start()

  expect(looked).toEqual(['999999', 'Казань'])
  expect(asks).toMatchObject([{ town: kazan.code }])
  expect(model.town.isAsking.value).toBe(false)
})
