import { expect, test } from 'vitest'
import { aCall, aCourier, aDraft } from '../../../../test/fixtures/measoft/courier.ts'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'

test('a shipment is told with all it went through, oldest first', async () => {
  const { courier } = aCourier([loadFixture('statusreq-one')])

  expect(await courier.track('LMP-000512', aCall())).toEqual({
    courierReference: 'LMP-000512',
    courierId: '700144',
    waybill: '8814-20310318-12',
    barcode: '8814000731',
    events: [
      {
        status: 'announced',
        provisional: false,
        at: '2031-03-15T09:00:05.000Z',
        courierStatus: 'NEW',
        title: 'Новый',
        place: null,
      },
      {
        status: 'in_transit',
        provisional: false,
        at: '2031-03-17T05:41:12.000Z',
        courierStatus: 'ACCEPTED',
        title: 'Получен складом',
        place: 'Склад Казань',
      },
    ],
  })
})

test('nothing under the number is null, and not an error', async () => {
  const { courier } = aCourier([loadFixture('statusreq-none')])

  expect(await courier.track('1001', aCall())).toBeNull()
})

test('what stands under a number names the lines that an edit needs', async () => {
  const { courier } = aCourier([loadFixture('statusreq-one')])

  const found = await courier.findShipment('LMP-000512', aCall())

  expect(found?.itemCodes).toEqual([{ code: '9001', name: 'Светильник "Север"', quantity: 2 }])
})

test('changes are acknowledged in the stream they were read from', async () => {
  const { courier, sent } = aCourier([
    loadFixture('statusreq-one'),
    loadFixture('commitlaststatus'),
    loadFixture('statusreq-none'),
  ])

  const page = await courier.changes?.({ streamId: '4120' }, aCall())
  await page?.acknowledge?.(aCall())
  const empty = await courier.changes?.({ streamId: '4120' }, aCall())

  expect(page?.shipments).toHaveLength(1)
  expect(sent[0]).toContain(
    '<client>CLIENT</client><changes>ONLY_LAST</changes><streamid>4120</streamid></statusreq>',
  )
  expect(sent[1]).toContain('<client>CLIENT</client><streamid>4120</streamid></commitlaststatus>')
  expect(empty).toEqual({ shipments: [], acknowledge: null })
})

test('a word that is new to us moves nothing and is logged once', async () => {
  const { courier, logged } = aCourier([
    loadFixture('statusreq-new-word'),
    loadFixture('statusreq-new-word'),
  ])

  const first = await courier.track('1001', aCall())
  await courier.track('1001', aCall())

  expect(first?.events).toMatchObject([{ status: 'unknown', courierStatus: 'DRONE' }])
  expect(logged.filter(([event]) => event === 'status.unknown')).toEqual([
    ['status.unknown', { courierStatus: 'DRONE' }],
  ])
})

test('the driver’s word is provisional', async () => {
  const { courier, sent } = aCourier([loadFixture('tracking')])

  const tracked = await courier.trackAnonymously('LMP-000512', aCall())

  expect(tracked?.events).toMatchObject([{ status: 'delivered', provisional: true }])
  expect(sent[0]).toContain('<tracking><extra>8814</extra><orderno>LMP-000512</orderno></tracking>')
})

test('a webhook gives a number to ask about and nothing more', () => {
  const { courier } = aCourier([])

  expect(courier.readHint?.(loadFixture('webhook'))).toEqual({ courierReference: 'LMP-000512' })
  expect(courier.readHint?.(loadFixture('statusreq-one'))).toBeNull()
  expect(courier.readHint?.('<order/>')).toBeNull()
  expect(courier.readHint?.('{"order":1}')).toBeNull()
  expect(courier.readHint?.(loadFixture('entity-bomb'))).toBeNull()
})

test('a cancellation that was not done is a refusal', async () => {
  const { courier } = aCourier([
    loadFixture('cancelorder-done'),
    loadFixture('cancelorder-not-found'),
    '<cancelorder/>',
  ])

  await expect(courier.cancelShipment?.('LMP-000512', aCall())).resolves.toBeUndefined()
  await expect(courier.cancelShipment?.('LMP-000512', aCall())).rejects.toMatchObject({
    code: 'courier_rejected',
    details: { courierCode: '52', courierMessage: 'Заказ не найден' },
  })
  await expect(courier.cancelShipment?.('LMP-000512', aCall())).rejects.toMatchObject({
    code: 'courier_misbehaved',
  })
})

test('an edit sends the whole order with the codes of its lines', async () => {
  const [line] = aDraft().items
  const draft = aDraft({ items: line ? [{ ...line, courierLineCode: '9001' }] : [] })
  const { courier, sent } = aCourier([
    loadFixture('neworder-created').replaceAll('neworder', 'editorder'),
    loadFixture('editorder-refused'),
  ])
  const order = { courierReference: 'LMP-000512', draft }

  await courier.editShipment?.(order, aCall())

  expect(sent[0]).toContain('<editorder>')
  expect(sent[0]).toContain('<item code="9001" type="1" quantity="2"')
  await expect(courier.editShipment?.(order, aCall())).rejects.toMatchObject({
    code: 'courier_rejected',
    details: { courierCode: '53', courierMessage: 'Заказ уже в работе' },
  })
})
