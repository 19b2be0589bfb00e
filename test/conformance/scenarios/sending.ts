import assert from 'node:assert/strict'
import { inOffice, KAZAN, openMethod, orderOf, placed, send, until } from '../scenario.ts'
import { arrivedAtCourier } from '../world.ts'

export const sending = [
  inOffice('send', 'one click sends what was sold: who, where, what, how much', async (stage) => {
    const id = await orderOf(stage.shop)
    const order = await send(stage, id)

    const view = await stage.shop.order(id)
    assert.equal(order.details.recipient.person, 'Анна Иванова')
    assert.match(order.details.recipient.phone, /79170000001/)
    assert.notEqual(order.details.recipient.pointCode, '')
    assert.equal(order.details.price, view.total)
    assert.equal(order.details.weightKg, 0.3)
    assert.equal(order.details.paytype, 'CASH')
    assert.match(view.block.sentence, new RegExp(view.number))
    assert.ok(view.history.some((note) => note.includes(view.number)))
  }),
  inOffice('send-twice', 'two clicks at once make one shipment', async ({ shop, world }) => {
    const id = await orderOf(shop)
    await Promise.all([shop.act(id, 'send'), shop.act(id, 'send')])
    const { number } = await shop.order(id)
    await arrivedAtCourier(world, number)
    const again = await shop.act(id, 'send')

    assert.equal((await world.ordersAtCourier(number)).length, 1)
    assert.equal(again.kind, 'skipped')
  }),
  inOffice(
    'send-bulk',
    'bulk sending leaves cancelled orders out',
    async ({ shop, world }) => {
      const ids = [await orderOf(shop), await orderOf(shop), await orderOf(shop)]
      await shop.setStatus(ids[1] ?? '', 'cancelled')
      await shop.sendInBulk(ids)
      await shop.runJobs('send')

      const numbers = await Promise.all(ids.map(async (id) => (await shop.order(id)).number))
      await arrivedAtCourier(world, numbers[0] ?? '')
      await arrivedAtCourier(world, numbers[2] ?? '')
      assert.deepEqual(await world.ordersAtCourier(numbers[1] ?? ''), [])
    },
    { needs: ['bulk'] },
  ),
  inOffice(
    'send-by-status',
    'the chosen status sends, and not in its own request',
    async ({ shop, world }) => {
      await shop.configure({ autoSend: true, autoSendStatuses: ['completed'] })
      const id = await orderOf(shop)
      const { number } = await shop.order(id)
      world.road.forget()
      await shop.setStatus(id, 'completed')
      const calls = world.road.serverCalls().filter((call) => call.startsWith('POST /v1/shipments'))
      await shop.runJobs('send')

      assert.deepEqual(calls, [])
      await arrivedAtCourier(world, number)
    },
  ),
  inOffice(
    'send-awaits-payment',
    'a prepaid order waits for its money',
    async ({ shop, world }) => {
      await shop.configure({ autoSend: true, autoSendStatuses: ['on-hold', 'processing'] })
      const id = await orderOf(shop, async (buyer) => {
        await openMethod(buyer, 'door', 'prepaid')
        return placed(await buyer.place())
      })
      await shop.runJobs('send')
      const { number } = await shop.order(id)
      const before = await world.ordersAtCourier(number)
      await shop.markPaid(id)
      await shop.runJobs('send')
      const order = await arrivedAtCourier(world, number)

      assert.deepEqual(before, [])
      assert.equal(order.details.paytype, 'NO')
    },
  ),
  inOffice(
    'prepaid',
    'a paid order collects nothing and has one line of prepayment',
    async (stage) => {
      const id = await orderOf(stage.shop, async (buyer) => {
        await openMethod(buyer, 'door', 'prepaid')
        return placed(await buyer.place())
      })
      await stage.shop.markPaid(id)
      const order = await send(stage, id)

      assert.equal(order.details.paytype, 'NO')
      assert.equal(order.details.price, 0)
      assert.equal(order.details.lines.filter((line) => line.price < 0).length, 1)
    },
  ),
  inOffice(
    'refused-then-again',
    'a refusal is written to the order with its status; entering the status sends again',
    async ({ shop, world }) => {
      await shop.configure({
        autoSend: true,
        autoSendStatuses: ['processing'],
        failureStatus: 'failed',
        failureEmail: true,
        defaultWeight: '0',
      })
      const id = await shop.createOrder({
        method: 'door',
        address: { ...KAZAN, town: 'Кзнь' },
        payment: 'cash',
      })
      await shop.setStatus(id, 'processing')
      await shop.runJobs('send')
      const failed = await shop.order(id)
      await shop.act(id, 'choose', {
        method: 'door',
        townCode: '15500',
        address: { street: 'ул. Баумана', house: '1' },
      })
      await shop.setStatus(id, 'processing')
      await shop.runJobs('send')

      assert.equal(failed.status, 'failed')
      assert.match(failed.block.sentence, /Не отправлено|Not sent/i)
      await arrivedAtCourier(world, failed.number)
      if (shop.can.has('mail')) {
        const mails = (await shop.mails()).filter(
          (mail) => mail.includes(failed.number) && /не отправлен|not sent/i.test(mail),
        )
        assert.equal(mails.length, 1)
      }
    },
  ),
  inOffice(
    'outage-later',
    'a silent gateway is asked again by the job',
    async ({ shop, world }) => {
      const id = await orderOf(shop)
      world.road.set('closed')
      const outcome = await shop.act(id, 'send')
      world.road.set('open')
      const again = await shop.act(id, 'send')

      assert.equal(outcome.kind, 'later')
      assert.ok(['done', 'waiting'].includes(again.kind), again.text)
      const { number } = await shop.order(id)
      await arrivedAtCourier(world, number)
      assert.equal((await world.ordersAtCourier(number)).length, 1)
    },
  ),
  inOffice(
    'lost-answer',
    'an order whose answer was lost is not sent twice',
    async ({ shop, world }) => {
      const id = await orderOf(shop)
      await world.breakCourier('neworder', 'lost-reset', 1)
      await shop.act(id, 'send')
      const view = await until(
        shop,
        id,
        ({ block }) => block.state !== 'queued' && block.state !== 'sending',
      )

      assert.ok(['sent', 'unclear'].includes(view.block.state), view.block.state)
      assert.equal((await world.ordersAtCourier(view.number)).length, 1)
    },
  ),
  inOffice(
    'manager-order',
    'a manager’s order is taken, marked, and its delivery chosen in the block',
    async (stage) => {
      const { shop } = stage
      const id = await shop.createOrder({ method: 'pickup_point', address: KAZAN, payment: 'cash' })
      const before = await shop.order(id)
      const unsent = await shop.act(id, 'send')
      const point = await pointOf(await orderOf(shop), stage)
      const outcome = await shop.act(id, 'choose', {
        method: 'pickup_point',
        townCode: '15500',
        pointCode: point,
        parcelCount: 2,
      })
      const order = await send(stage, id)

      assert.match(
        before.block.notices.join(),
        /не через корзину|outside|not through|not made in the checkout/i,
      )
      assert.match(unsent.text, /куда доставлять|where/i)
      assert.equal(outcome.kind, 'done')
      assert.equal(order.details.recipient.pointCode, point)
      assert.equal(order.details.quantity, 2)
    },
  ),
  inOffice(
    'no-weight-named',
    'an order without weight is not sent, and the product is named',
    async ({ shop }) => {
      await shop.configure({ defaultWeight: '500' })
      const id = await orderOf(shop, async (buyer) => {
        await buyer.add('weightless')
        await buyer.goToCheckout(KAZAN)
        await buyer.pay('cash')
        await buyer.choose('door')
        return placed(await buyer.place())
      })
      await shop.configure({ defaultWeight: '0' })
      const outcome = await shop.act(id, 'send')

      assert.equal(outcome.kind, 'failed')
      assert.match(outcome.text, /вес|weight/i)
    },
  ),
]

async function pointOf(id: string, stage: Parameters<typeof send>[0]): Promise<string> {
  return (await send(stage, id)).details.recipient.pointCode
}
