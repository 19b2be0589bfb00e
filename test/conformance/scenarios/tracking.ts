import assert from 'node:assert/strict'
import type { OrderView } from '../driver.ts'
import { inOffice, orderOf, type Stage, send, until } from '../scenario.ts'

/** By its text: an order has other events too, and as many as the courier likes. */
const has =
  (text: RegExp) =>
  ({ block }: OrderView): boolean =>
    block.events.some((event) => text.test(event.text))
const WITH_DRIVER = /у курьера|out for delivery/i
const DELIVERED = /вручён|delivered/i

async function sent(stage: Stage): Promise<{ id: string; code: string }> {
  const id = await orderOf(stage.shop)
  const { ordercode } = await send(stage, id)
  return { id, code: ordercode }
}

export const tracking = [
  inOffice('delivered', 'delivered at the courier completes the order', async (stage) => {
    const { id, code } = await sent(stage)
    await stage.world.moveAtCourier(code, 'DELIVERY')
    await stage.world.moveAtCourier(code, 'COMPLETE')

    const order = await until(stage.shop, id, ({ status }) => status === 'completed')
    assert.equal(order.status, 'completed')
    assert.match(order.buyerPage, DELIVERED)
  }),
  inOffice('shown-to-buyer', 'the buyer sees waybill and way', async (stage) => {
    const { id, code } = await sent(stage)
    await stage.world.moveAtCourier(code, 'DELIVERY')

    const order = await until(stage.shop, id, ({ buyerPage }) => WITH_DRIVER.test(buyerPage))
    assert.ok(order.buyerPage.includes(order.block.waybill || order.number))
    assert.match(order.buyerPage, WITH_DRIVER)
  }),
  inOffice('provisional', 'what only the driver said moves no order', async (stage) => {
    const { id, code } = await sent(stage)
    await stage.world.moveAtCourier(code, 'DELIVERY')
    await stage.world.moveAtCourier(code, 'COURIERDELIVERED')

    const order = await until(stage.shop, id, ({ block }) =>
      block.events.some((event) => event.isProvisional),
    )
    assert.notEqual(order.status, 'completed')
    assert.ok(order.block.events.some((event) => event.isProvisional))
  }),
  inOffice('unmapped', 'an event without a mapping changes nothing', async (stage) => {
    const { id, code } = await sent(stage)
    const before = (await stage.shop.order(id)).status
    await stage.world.moveAtCourier(code, 'DELIVERY')

    const order = await until(stage.shop, id, has(WITH_DRIVER))
    assert.equal(order.status, before)
  }),
  inOffice('mapped', 'a mapped event sets the merchant’s own status', async (stage) => {
    await stage.shop.configure({
      statusMap: { out_for_delivery: 'on-hold', delivered: 'completed' },
    })
    const { id, code } = await sent(stage)
    await stage.world.moveAtCourier(code, 'DELIVERY')

    assert.equal(
      (await until(stage.shop, id, ({ status }) => status === 'on-hold')).status,
      'on-hold',
    )
  }),
  inOffice('never-back', 'a closed order does not go back', async (stage) => {
    await stage.shop.configure({
      statusMap: { out_for_delivery: 'on-hold', delivered: 'completed' },
    })
    const { id, code } = await sent(stage)
    await stage.shop.setStatus(id, 'completed')
    await stage.world.moveAtCourier(code, 'DELIVERY')

    const order = await until(stage.shop, id, has(WITH_DRIVER))
    assert.equal(order.status, 'completed')
  }),
  inOffice(
    'statuses-off',
    'with statuses switched off events are shown and nothing moves',
    async (stage) => {
      await stage.shop.configure({ returnStatuses: false })
      const { id, code } = await sent(stage)
      const before = (await stage.shop.order(id)).status
      await stage.world.moveAtCourier(code, 'COMPLETE')

      const order = await until(stage.shop, id, has(DELIVERED))
      assert.equal(order.status, before)
    },
  ),
  inOffice('pull', 'a shop that cannot be called gets the same events by asking', async (stage) => {
    const { id, code } = await sent(stage)
    await stage.world.moveAtCourier(code, 'COMPLETE')

    assert.equal(
      (await until(stage.shop, id, ({ status }) => status === 'completed')).status,
      'completed',
    )
  }),
  inOffice(
    'forged-webhook',
    'a webhook without the gateway’s signature is refused',
    async (stage) => {
      const { id } = await sent(stage)
      const { number, status } = await stage.shop.order(id)
      const now = Math.floor(Date.now() / 1000)
      const body = JSON.stringify({
        kind: 'event',
        reference: number,
        state: 'sent',
        attempt: 1,
        number: 99,
      })

      assert.equal(await stage.shop.receive(body, `t=${now},kid=k1,v1=${'0'.repeat(64)}`), 401)
      assert.equal(await stage.shop.receive(body, ''), 401)
      assert.equal((await stage.shop.order(id)).status, status)
    },
  ),
  inOffice('deleted', 'events of a deleted order harm nobody', async (stage) => {
    const gone = await sent(stage)
    const kept = await sent(stage)
    await stage.shop.deleteOrder(gone.id)
    await stage.world.moveAtCourier(gone.code, 'COMPLETE')
    await stage.world.moveAtCourier(kept.code, 'COMPLETE')

    assert.equal(
      (await until(stage.shop, kept.id, ({ status }) => status === 'completed')).status,
      'completed',
    )
  }),
  inOffice(
    'mail-names-place',
    'the order’s e-mail names the point',
    async (stage) => {
      await orderOf(stage.shop)

      assert.ok(
        (await stage.shop.mails()).some(
          (mail) => /Казань/.test(mail) && /Пункт выдачи|Pickup/i.test(mail),
        ),
      )
    },
    { needs: ['mail'] },
  ),
]
