import { expect, test } from 'vitest'
import { aQuoteAnswer, aSelectionAnswer, kazan, towns } from '../../playground/examples.ts'
import { createSetting, points, withPrice } from '../../test-support/models.ts'
import { settle } from '../../test-support/testing.ts'
import { Failure } from '../failure.ts'

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
  expect(choice.points.findBar(choice.points.table.rowOf('light'))).toBe('weight')
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
  expect(choice.points.findBar(choice.points.table.rowOf('near'))).toBe('gone')
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

test('a wish for the driver goes with the address, and is no part of it', async () => {
  const { model, choice, requests } = createSetting()
  await model.start()
  model.chooseMethod('door')
  choice.door.type('street', 'ул. Баумана')
  choice.door.type('house', '7')
  choice.door.type('note', ' звоните за час ')

  choice.confirmDoor()
  await settle()

  expect(requests).toMatchObject([{ note: 'звоните за час' }])
  expect(requests[0]?.address).toEqual({ street: 'ул. Баумана', house: '7' })
})

test('of a shop’s long comment a token carries what it can', async () => {
  const { model, choice, requests } = createSetting()
  await model.start()
  model.chooseMethod('door')
  choice.door.prefill({ street: 'ул. Баумана', house: '7', note: 'я'.repeat(500) })

  choice.confirmDoor()
  await settle()

  expect(requests).toMatchObject([{ note: 'я'.repeat(200) }])
})

test('a wish that the shop’s own comment takes is not told twice', async () => {
  const fields = { note: '#comment' }
  const { model, choice, requests } = createSetting({}, { fields, writesFields: true })
  await model.start()
  model.chooseMethod('door')
  choice.door.type('street', 'ул. Баумана')
  choice.door.type('house', '7')
  choice.door.type('note', 'звоните за час')

  choice.confirmDoor()
  await settle()

  expect(requests[0]).not.toHaveProperty('note')
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
