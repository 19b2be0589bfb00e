import { expect, test } from 'vitest'
import { aQuoteAnswer, aSelectionAnswer, kazan, towns } from '../../playground/examples.ts'
import { points, startSetting, withPrice } from '../../test-support/models.ts'
import { settle } from '../../test-support/testing.ts'
import { Failure } from '../failure.ts'

test('a tap on a point folds at once and the token follows', async () => {
  const { choice, requests } = await startSetting()

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
  const { choice, requests } = await startSetting()

  choice.choosePoint('light')
  await settle()

  expect(requests).toEqual([])
  expect(choice.points.findBar(choice.points.table.rowOf('light'))).toBe('weight')
})

test('the newest of two taps wins, however late the first is answered', async () => {
  const answers: ((value: ReturnType<typeof aSelectionAnswer>) => void)[] = []
  const { choice, requests } = await startSetting({
    select: () => new Promise((resolve) => answers.push(resolve)),
  })

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
  const { choice, failures } = await startSetting({
    select: async () => {
      throw new Failure('not_deliverable', 'the point is closed')
    },
  })

  choice.choosePoint('near')
  await settle()

  expect(failures).toEqual(['not_deliverable'])
  expect(choice.notice.value).toMatchObject({ kind: 'gone', point: { code: 'near' } })
  expect(choice.isFolded.value).toBe(false)
  expect(choice.selection.value.state).toBe('none')
  expect(choice.points.findBar(choice.points.table.rowOf('near'))).toBe('gone')
})

test('a quote that ended is asked for anew and the choice goes on', async () => {
  let tries = 0
  const { choice, asks } = await startSetting({
    select: async (request) => {
      if (tries++ === 0) throw new Failure('quote_expired', 'too late')
      return aSelectionAnswer(request, aQuoteAnswer(), points)
    },
  })

  choice.choosePoint('near')
  await settle()

  expect(asks).toHaveLength(2)
  expect(choice.selection.value.state).toBe('done')
})

test('quotes that keep ending do not ask for ever', async () => {
  const { choice, asks } = await startSetting({
    select: async () => {
      throw new Failure('quote_expired', 'too late')
    },
  })

  choice.choosePoint('near')
  await settle()

  expect(asks).toHaveLength(2)
  expect(choice.selection.value.state).toBe('failed')
})

test('a price that changed at the token is said', async () => {
  const { choice } = await startSetting({
    select: async (request) => aSelectionAnswer(request, withPrice(22_900), points),
  })

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
  const { model, choice, given, requests } = await startSetting({
    quotes: async () => answer,
    select: async (request) => aSelectionAnswer(request, answer, points),
  })
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
  const { model, choice } = await startSetting()
  choice.choosePoint('near')
  await settle()

  const [, moscow = kazan] = towns
  model.chooseTown(moscow)

  expect(choice.selection.value.state).toBe('none')
  expect(choice.isFolded.value).toBe(false)
})

test('a widget that is put back has its choice and its token at once', async () => {
  const { model, choice, open, requests } = await startSetting()
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

test('quotes are refreshed silently before they end, and nothing is chosen anew for it', async () => {
  const { choice, clock, asks, requests } = await startSetting()
  choice.choosePoint('near')
  await settle()

  await clock.advance(1_800_000)

  expect(asks.length).toBeGreaterThan(1)
  expect(requests).toHaveLength(1)
})

test('nothing is left waiting when it has stopped', async () => {
  const { model, choice, clock } = await startSetting()
  choice.choosePoint('near')
  await settle()

  model.stop()
  choice.stop()

  expect(clock.waitingCount()).toBe(0)
})
