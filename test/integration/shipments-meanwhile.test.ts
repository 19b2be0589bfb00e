import { describe, expect, test } from 'vitest'
import { cancel, edit, heavier, refusal } from './shipments-changes.ts'
import { notSent } from './shipments-courier.ts'
import { aDraft, post, shown } from './shipments-fixture.ts'
import { courier, laterWork, openEachTime, stand } from './shipments-stand.ts'

openEachTime()

/** The shop's wish arrives while the courier has the edit in its hands. */
function whileEditing(wish: () => Promise<unknown>): void {
  const { editShipment } = courier.provider
  let isFirst = true
  courier.provider.editShipment = async (order, call) => {
    if (isFirst) {
      isFirst = false
      await wish()
    }
    await editShipment?.(order, call)
  }
}

/** The shop's wish arrives between what the worker read and what it writes down next. */
function beforeNextWrite(wish: () => Promise<unknown>): void {
  const { batch } = stand.db
  stand.db.batch = async (statements) => {
    if (statements[0]?.sql.startsWith('UPDATE shipment SET attempt')) {
      stand.db.batch = batch
      await wish()
    }
    return batch(statements)
  }
}

describe('a wish that comes while an edit is made', () => {
  test('to cancel is granted although the courier refuses the edit', async () => {
    await post(stand, { waitMs: 1000 })
    courier.arm('edit', refusal)
    whileEditing(() => cancel(0))

    await edit(heavier, 0)
    await stand.work()

    expect((await shown(stand)).state).toBe('cancelled')
    expect(courier.calls.at(-1)).toBe('cancel LMP-1001')
  })

  test('to edit once more is granted although the courier refuses the first', async () => {
    await post(stand, { waitMs: 1000 })
    courier.arm('edit', refusal)
    whileEditing(() => edit(aDraft({ weightGrams: 6000 }), 0))

    await edit(heavier, 0)
    await stand.work()

    expect(courier.find('LMP-1001')?.draft.weightGrams).toBe(6000)
    expect(await shown(stand)).toMatchObject({ pending: null, reason: null })
  })
})

describe('a cancellation that comes between reading and writing', () => {
  test('is not lost to an edit of an order that was never sent', async () => {
    courier.arm('create', notSent)
    await post(stand)
    await stand.work()
    stand.jobs.isKicked = false
    await edit(heavier, 0)
    beforeNextWrite(() => cancel(0))

    await laterWork()

    expect((await shown(stand)).state).toBe('cancelled')
    expect(courier.orders).toEqual([])
  })

  test('of an order that is about to be sent keeps it from the courier', async () => {
    stand.jobs.isKicked = false
    await post(stand)
    beforeNextWrite(() => cancel(0))

    await laterWork()

    expect((await shown(stand)).state).toBe('cancelled')
    expect(courier.calls).toEqual([])
  })
})
