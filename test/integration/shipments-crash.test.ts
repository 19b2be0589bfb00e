import { describe, expect, test } from 'vitest'
import { createSendShipments } from '../../gateway/src/jobs/send-shipments.ts'
import { releaseAllShipments } from '../../gateway/src/storage/shipment-leases.ts'
import { post, shown } from './shipments-fixture.ts'
import { clock, courier, laterWork, openEachTime, stand } from './shipments-stand.ts'

openEachTime()

describe('after a crash', () => {
  /** The process dies in the middle of a send; another one comes up on the same store. */
  async function crashWhileSending(): Promise<void> {
    stand.jobs.isKicked = false
    const dying = createSendShipments(stand.deps, {
      signal: new AbortController().signal,
      onFree: () => {},
    })
    const { createShipment } = courier.provider
    let reached = (): void => {}
    const sending = new Promise<void>((resolve) => {
      reached = resolve
    })
    courier.provider.createShipment = async (order, call) => {
      await createShipment(order, call).catch(() => {})
      reached()
      return new Promise(() => {})
    }
    await post(stand)
    await dying.round()
    await sending
    courier.provider.createShipment = createShipment
    await releaseAllShipments(stand.db)
  }

  test('an order that the courier had taken is found and not sent again', async () => {
    await crashWhileSending()

    await laterWork()

    expect((await shown(stand)).state).toBe('sent')
    expect(courier.calls).toEqual(['create LMP-1001', 'find LMP-1001'])
    expect(courier.orders).toHaveLength(1)
  })

  test('an order that never left is looked up and then sent', async () => {
    courier.arm('create', 'silent')
    await crashWhileSending()

    await laterWork()

    expect(courier.calls).toEqual(['create LMP-1001', 'find LMP-1001', 'create LMP-1001'])
    expect(courier.orders).toHaveLength(1)
  })

  test('without a word from the dead worker the lease of a minute decides', async () => {
    stand.jobs.isKicked = false
    await post(stand)
    await stand.db.query(
      "UPDATE shipment SET leased_by = 'dead', leased_until = '2026-06-01T09:01:00.000Z'",
    )

    clock.advance(59_000)
    await stand.work()
    expect(courier.calls).toEqual([])
    clock.advance(1_000)
    await stand.work()

    expect((await shown(stand)).state).toBe('sent')
  })

  test('a worker that lost its lease changes nothing any more', async () => {
    const { createShipment } = courier.provider
    let answer = (): void => {}
    const gate = new Promise<void>((resolve) => {
      answer = resolve
    })
    courier.provider.createShipment = async (order, call) => {
      const created = await createShipment(order, call)
      await gate
      return created
    }
    await post(stand)
    const slow = stand.work()
    await expect.poll(() => courier.orders.length).toBe(1)
    await stand.db.query("UPDATE shipment SET leased_by = 'another', version = version + 1")

    answer()
    await slow

    expect((await shown(stand)).state).toBe('queued')
    expect(stand.logged.map(({ event }) => event)).toContain('shipment.lease_lost')
  })
})
