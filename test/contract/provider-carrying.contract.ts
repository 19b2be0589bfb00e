import { expect, test } from 'vitest'
import type { ShipmentDraft } from '../../api-client/src/index.ts'
import type { TrackedShipment } from '../../api-client/src/provider.ts'
import { aCall, aDraft, NOWHERE, type OpenCourier } from './open-courier.ts'

/** Sending at most once, and knowing what came of it. */
export function sendingBattery(courier: () => OpenCourier): void {
  const send = (courierReference: string, changes: Partial<ShipmentDraft> = {}) =>
    courier().provider.createShipment(
      { courierReference, draft: aDraft(courier(), changes) },
      aCall(),
    )

  test('what was sent stands under its number', async () => {
    const created = await send('LMP-1')
    const found = await courier().provider.findShipment('LMP-1', aCall())

    expect(created).toMatchObject({ kind: 'created', courierReference: 'LMP-1' })
    expect(found).toMatchObject({
      courierReference: 'LMP-1',
      recipientName: 'Соколова Вера',
      recipientPhone: '+7 900 000-11-22',
      orderSum: { amount: 325_100, currency: courier().currency },
      createdOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    })
    expect(found?.itemCodes.map((item) => item.name)).toContain('Лампа "Север" & <Юг>')
  })

  test('a shipment to a point is taken too', async () => {
    expect(await send('LMP-1', { destination: courier().point })).toMatchObject({ kind: 'created' })
  })

  test('nothing is to be collected for what is paid', async () => {
    await send('LMP-1', { payment: 'none' })

    const found = await courier().provider.findShipment('LMP-1', aCall())

    expect(found?.orderSum?.amount).toBe(0)
  })

  test('nothing stands under a number nobody sent', async () => {
    expect(await courier().provider.findShipment('LMP-9', aCall())).toBeNull()
  })

  test('the same number twice makes one order and says what stands there', async () => {
    await send('LMP-1')

    const again = await send('LMP-1')

    expect(again).toMatchObject({
      kind: 'found',
      why: 'duplicate',
      found: { courierReference: 'LMP-1' },
    })
    expect(await courier().countOrders('LMP-1')).toBe(1)
  })

  test('an answer that is lost makes one order and says what stands there', async () => {
    await courier().loseNextAnswer()

    const outcome = await send('LMP-1')

    expect(outcome).toMatchObject({
      kind: 'found',
      why: 'lost_answer',
      found: { courierReference: 'LMP-1', recipientName: 'Соколова Вера' },
    })
    expect(await courier().countOrders('LMP-1')).toBe(1)
  })

  test('no answer and no trace is told as unknown, and not sent again', async () => {
    await courier().failNextOrder()

    await expect(send('LMP-1')).rejects.toMatchObject({
      code: 'courier_unavailable',
      details: { sent: 'unknown' },
    })
    expect(await courier().countOrders('LMP-1')).toBe(0)
  })

  test('a refused order leaves nothing at the courier', async () => {
    const { door } = courier()
    const nowhere = { ...door, town: { ...door.town, code: NOWHERE } }

    await expect(send('LMP-1', { destination: nowhere })).rejects.toMatchObject({
      code: 'out_of_coverage',
    })
    expect(await courier().countOrders('LMP-1')).toBe(0)
  })
}

export function changingBattery(courier: () => OpenCourier): void {
  const send = () =>
    courier().provider.createShipment(
      { courierReference: 'LMP-1', draft: aDraft(courier()) },
      aCall(),
    )

  test('a cancelled shipment will not be delivered', async ({ skip }) => {
    const { provider } = courier()
    if (!provider.cancelShipment) return skip()
    await send()

    await provider.cancelShipment('LMP-1', aCall())

    const tracked = await provider.track('LMP-1', aCall())
    expect(tracked?.events.at(-1)).toMatchObject({ status: 'undelivered', provisional: false })
  })

  test('what nobody sent cannot be cancelled', async ({ skip }) => {
    const { provider } = courier()
    if (!provider.cancelShipment) return skip()

    await expect(provider.cancelShipment('LMP-9', aCall())).rejects.toMatchObject({
      code: 'courier_rejected',
    })
  })

  test('an edit changes what stands there', async ({ skip }) => {
    const { provider } = courier()
    if (!provider.editShipment) return skip()
    await send()
    const draft = aDraft(courier(), {
      recipient: { name: 'Иванов Пётр', phone: '+7 900 000-33-44' },
    })

    await provider.editShipment({ courierReference: 'LMP-1', draft }, aCall())

    expect(await provider.findShipment('LMP-1', aCall())).toMatchObject({
      recipientName: 'Иванов Пётр',
    })
  })

  test('a delivered shipment says so, last of all', async () => {
    await send()

    await courier().deliver('LMP-1')

    const tracked = await courier().provider.track('LMP-1', aCall())
    expect(tracked?.events.at(-1)).toMatchObject({ status: 'delivered', provisional: false })
    expect(tracked?.events[0]).toMatchObject({ status: 'announced' })
  })

  test('nothing can be told of what nobody sent', async () => {
    expect(await courier().provider.track('LMP-9', aCall())).toBeNull()
  })
}

export function feedBattery(courier: () => OpenCourier): void {
  const read = async (streamId: string) => courier().provider.changes?.({ streamId }, aCall())
  const numbers = (shipments: readonly TrackedShipment[] = []) =>
    shipments.map((shipment) => shipment.courierReference)

  test('changes come again until they are acknowledged, and for each reader', async ({ skip }) => {
    if (!courier().provider.changes) return skip()
    const order = { courierReference: 'LMP-1', draft: aDraft(courier()) }
    await courier().provider.createShipment(order, aCall())
    await courier().deliver('LMP-1')

    const first = await read('4120')
    const again = await read('4120')
    await again?.acknowledge?.(aCall())
    const empty = await read('4120')
    const other = await read('4121')

    expect(numbers(first?.shipments)).toEqual(['LMP-1'])
    expect(numbers(again?.shipments)).toEqual(['LMP-1'])
    expect(empty).toEqual({ shipments: [], acknowledge: null })
    expect(numbers(other?.shipments)).toEqual(['LMP-1'])
  })
}
