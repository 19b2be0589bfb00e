import { expect, test } from 'vitest'
import { type Answer, aCall, aCourier, aDraft } from '../../../../test/fixtures/measoft/courier.ts'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'

const order = { courierReference: 'LMP-000512', draft: aDraft() }
const created = loadFixture('neworder-created')
const refusedConnection = Object.assign(new TypeError('fetch failed'), {
  cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
})

const commandsOf = (sent: readonly string[]) =>
  sent.map((xml) => /<(neworder|statusreq)[ >]/.exec(xml)?.[1])

test('an accepted order gives its barcode and the sum the courier computed', async () => {
  const { courier } = aCourier([created])

  expect(await courier.createShipment(order, aCall())).toEqual({
    kind: 'created',
    courierReference: 'LMP-000512',
    barcode: '8814#731',
    orderSum: { amount: 425_050, currency: 'RUB' },
  })
})

const LOST: readonly (readonly [string, Answer])[] = [
  ['a reset connection', new TypeError('terminated')],
  ['HTTP 500', () => new Response('oops', { status: 500 })],
  ['an empty body', ''],
  ['a truncated document', created.slice(0, 60)],
  ['garbage', 'Bad Gateway'],
  ['bytes that are no text', () => new Response(new Uint8Array([0x3c, 0xff, 0xfe]))],
  ['an answer about nothing', '<neworder/>'],
  ['a result without a verdict', '<neworder><createorder orderno="LMP-000512"/></neworder>'],
  ['a result for another order', '<neworder><createorder orderno="X" error="0"/></neworder>'],
]

test.each(LOST)('after %s the order is looked up and never sent again', async (_what, answer) => {
  const { courier, sent } = aCourier([answer, loadFixture('statusreq-one')])

  const outcome = await courier.createShipment(order, aCall())

  expect(commandsOf(sent)).toEqual(['neworder', 'statusreq'])
  expect(sent[1]).toContain('<orderno>LMP-000512</orderno>')
  expect(outcome).toMatchObject({
    kind: 'found',
    why: 'lost_answer',
    found: {
      courierId: '700144',
      waybill: '8814-20310318-12',
      createdOn: '2031-03-15',
      recipientName: 'Соколова Вера',
      recipientPhone: '+7 900 000-11-22',
      orderSum: { amount: 425_000, currency: 'RUB' },
    },
  })
})

test.each(LOST)('after %s with nothing found its fate is unknown', async (_what, answer) => {
  const { courier, sent } = aCourier([answer, loadFixture('statusreq-none')])

  await expect(courier.createShipment(order, aCall())).rejects.toMatchObject({
    code: 'courier_unavailable',
    details: { sent: 'unknown' },
  })
  expect(commandsOf(sent)).toEqual(['neworder', 'statusreq'])
})

test('when the look-up fails too its fate is unknown', async () => {
  const silence = new TypeError('terminated')
  const { courier, sent } = aCourier([silence, silence, silence])

  await expect(courier.createShipment(order, aCall())).rejects.toMatchObject({
    code: 'courier_unavailable',
    details: { sent: 'unknown' },
  })
  expect(commandsOf(sent)).toEqual(['neworder', 'statusreq', 'statusreq'])
})

test('a number that exists is looked up, whoever it belongs to', async () => {
  const { courier } = aCourier([loadFixture('neworder-duplicate'), loadFixture('statusreq-one')])

  expect(await courier.createShipment(order, aCall())).toMatchObject({
    kind: 'found',
    why: 'duplicate',
  })
})

test('a number that exists and shows no order is refused, and said to be a duplicate', async () => {
  const { courier } = aCourier([loadFixture('neworder-duplicate'), loadFixture('statusreq-none')])

  await expect(courier.createShipment(order, aCall())).rejects.toMatchObject({
    code: 'courier_rejected',
    details: { courierCode: '17', duplicate: true },
  })
})

test('without a connection nothing was sent, and nobody needs to look', async () => {
  const { courier, sent } = aCourier([refusedConnection])

  await expect(courier.createShipment(order, aCall())).rejects.toMatchObject({
    code: 'courier_unavailable',
    details: { sent: 'no' },
  })
  expect(commandsOf(sent)).toEqual(['neworder'])
})

test('a refusal is told in the courier’s words and not looked into', async () => {
  const { courier, sent } = aCourier([loadFixture('neworder-unknown-error')])

  await expect(courier.createShipment(order, aCall())).rejects.toMatchObject({
    code: 'courier_rejected',
    details: { courierCode: '941', courierMessage: 'Лимит клиента исчерпан' },
  })
  expect(sent).toHaveLength(1)
})

test('of several years the newest order is found', async () => {
  const { courier } = aCourier([loadFixture('statusreq-two-years')])

  expect(await courier.findShipment('1001', aCall())).toMatchObject({ courierId: '900' })
})

test('another number in the answer is not ours', async () => {
  const { courier } = aCourier([loadFixture('statusreq-one')])

  expect(await courier.findShipment('LMP-00051', aCall())).toBeNull()
})

test.each([
  ['their XML parser', loadFixture('refused-xml')],
  ['a number nobody knows', '<request><error error="941" errormsgru="Лимит"/></request>'],
  ['an unknown command', '<statusreq error="14"/>'],
  ['an unknown town', '<statusreq error="5"/>'],
])('a look-up refused by %s says nothing about the order', async (_what, answer) => {
  const { courier } = aCourier([answer])

  await expect(courier.findShipment('LMP-000512', aCall())).rejects.toMatchObject({
    code: 'courier_misbehaved',
  })
})
