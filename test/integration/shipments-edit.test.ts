import { describe, expect, test } from 'vitest'
import { cancel, edit, heavier, refusal } from './shipments-changes.ts'
import { notSent } from './shipments-courier.ts'
import { aDraft, post, shown } from './shipments-fixture.ts'
import { courier, laterWork, openEachTime, stand } from './shipments-stand.ts'

openEachTime()

describe('an edit', () => {
  test('reads the line codes first, so that no line is added twice', async () => {
    await post(stand, { waitMs: 1000 })

    const { json } = await edit(aDraft({ items: [...aDraft().items].reverse() }))

    expect(json).toMatchObject({ state: 'sent', pending: null })
    expect(courier.calls).toEqual(['create LMP-1001', 'find LMP-1001', 'edit LMP-1001'])
    const lines = courier.find('LMP-1001')?.lines.filter((line) => line.quantity > 0)
    expect(lines).toMatchObject([
      { name: 'Лампа', quantity: 2 },
      { name: 'Шнур', quantity: 1 },
    ])
  })

  test('whose answer is lost reads the codes again and adds nothing twice', async () => {
    await post(stand, { waitMs: 1000 })
    const [lamp] = aDraft().items
    if (!lamp) throw new Error('the draft has a lamp')
    courier.arm('edit', 'did_it_but_silent')

    await edit(aDraft({ items: [...aDraft().items, { ...lamp, name: 'Плафон' }] }))
    await stand.work()
    expect((await shown(stand)).pending).toBe('edit')
    await laterWork()

    expect((await shown(stand)).pending).toBeNull()
    const names = courier
      .find('LMP-1001')
      ?.lines.filter((l) => l.quantity > 0)
      .map((l) => l.name)
    expect(names).toEqual(['Лампа', 'Шнур', 'Плафон'])
  })

  test('never overtakes the send of the same order', async () => {
    courier.arm('create', 'late')
    await post(stand)
    await stand.work()

    stand.jobs.isKicked = false
    await edit(heavier, 0)
    courier.deliverLate()
    await laterWork()

    expect(courier.calls).toEqual([
      'create LMP-1001',
      'find LMP-1001',
      'find LMP-1001',
      'edit LMP-1001',
    ])
    expect(courier.find('LMP-1001')?.draft.weightGrams).toBe(5000)
  })

  test('that comes while the send is running follows it', async () => {
    let answer = (): void => {}
    const gate = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { createShipment } = courier.provider
    courier.provider.createShipment = async (order, call) => {
      const created = await createShipment(order, call)
      await gate
      return created
    }
    await post(stand)
    const working = stand.work()
    await expect.poll(() => courier.calls.length).toBe(1)

    await edit(heavier, 0)
    answer()
    await working

    expect(courier.calls.at(-1)).toBe('edit LMP-1001')
    expect((await shown(stand)).pending).toBeNull()
  })

  test('of an order that was never sent reaches the courier only as the order itself', async () => {
    courier.arm('create', notSent)
    await post(stand)
    await stand.work()

    await edit()
    await stand.work()

    expect(courier.calls).toEqual(['create LMP-1001', 'create LMP-1001'])
    expect(courier.orders[0]?.draft.weightGrams).toBe(5000)
  })

  test('that the courier refuses is told in its words and ours, and the order stays', async () => {
    await post(stand, { waitMs: 1000 })
    courier.arm('edit', refusal)

    const { json } = await edit()

    expect(json).toMatchObject({
      state: 'sent',
      pending: null,
      reason: { message: 'it is in work already', courierMessage: 'Заказ уже в работе' },
    })
    const { timeline } = await shown(stand)
    expect(timeline.at(-1)).toMatchObject({
      what: 'edit_rejected',
      message: 'it is in work already («Заказ уже в работе»)',
    })
  })

  test('asked for twice is made once', async () => {
    await post(stand, { waitMs: 1000 })

    await edit()
    await edit()

    expect(courier.calls.filter((call) => call.startsWith('edit'))).toHaveLength(1)
  })

  test('keeps the first body’s key valid: a repeated send answers the present state', async () => {
    await post(stand, { waitMs: 1000 })
    await edit()

    expect(await post(stand)).toMatchObject({ status: 200, json: { state: 'sent' } })
  })

  test.each(['rejected', 'cancelled'])('of a %s order is a conflict', async (state) => {
    if (state === 'rejected') courier.arm('create', refusal)
    await post(stand, { waitMs: 1000 })
    if (state === 'cancelled') await cancel()

    expect((await edit()).status).toBe(409)
  })
})
