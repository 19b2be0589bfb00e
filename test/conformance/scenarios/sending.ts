import assert from 'node:assert/strict'
import { inOffice, KAZAN, orderOf, orderToPoint, placed, send, until } from '../scenario.ts'
import { waitFor } from '../wait-for.ts'
import { arrivedAtCourier } from '../world.ts'

const actionOf = (
  block: { actions: readonly { id: string; isEnabled: boolean; reason: string }[] },
  id: string,
) => block.actions.find((action) => action.id === id)

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
        await buyer.add('light')
        await buyer.goToCheckout(KAZAN)
        await buyer.pay('prepaid')
        await buyer.choose('door')
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
        await buyer.add('light')
        await buyer.goToCheckout(KAZAN)
        await buyer.pay('prepaid')
        await buyer.choose('door')
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

      assert.match(before.block.notices.join(), /не через корзину|outside|not through/i)
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
  inOffice(
    'edited',
    'an order edited after sending says so, and the courier is told',
    async (stage) => {
      const { shop, world } = stage
      const id = await orderOf(shop)
      await send(stage, id)
      await shop.setQuantity(id, 2)
      const changed = await shop.order(id)
      const outcome = await shop.act(id, 'edit')

      assert.match(changed.block.notices.join(), /изменился|changed/i)
      assert.equal(actionOf(changed.block, 'edit')?.isEnabled, true)
      assert.ok(['done', 'waiting'].includes(outcome.kind), outcome.text)
      const told = await waitFor(
        () => arrivedAtCourier(world, changed.number),
        (order) => order.details.weightKg === 0.6,
      )
      assert.equal(told.details.weightKg, 0.6)
    },
  ),
  inOffice(
    'cancel',
    'a cancelled order offers to cancel its shipment, and may be sent anew by hand',
    async (stage) => {
      const { shop } = stage
      const id = await orderOf(shop)
      await send(stage, id)
      await shop.setStatus(id, 'cancelled')
      const offered = await shop.order(id)
      await shop.act(id, 'cancel')
      const view = await until(shop, id, ({ block }) => block.state === 'cancelled')

      assert.match(offered.block.notices.join(), /отменён|cancelled/i)
      assert.equal(offered.block.actions.find((action) => action.isPrimary)?.id, 'cancel')
      assert.equal(view.block.state, 'cancelled')
      assert.equal((await shop.act(id, 'send')).kind, 'skipped')
    },
  ),
  inOffice('resend', 'after cancelling, the next sending is a new attempt', async (stage) => {
    const { shop, world } = stage
    const id = await orderOf(shop)
    await send(stage, id)
    await shop.act(id, 'cancel')
    const { number } = await until(shop, id, ({ block }) => block.state === 'cancelled')
    const outcome = await shop.act(id, 'send')
    await until(shop, id, ({ block }) => block.state === 'sent')

    assert.ok(['done', 'waiting'].includes(outcome.kind), outcome.text)
    const all = [
      ...(await world.ordersAtCourier(number)),
      ...(await world.ordersAtCourier(`${number}-2`)),
    ]
    assert.ok(all.length >= 1)
  }),
  inOffice(
    'number-taken',
    'a number that another shop uses is told apart',
    async ({ shop, world }) => {
      const id = await orderOf(shop)
      const { number } = await shop.order(id)
      await world.plantAtCourier({ orderno: number, recipient: 'Чужой Человек', sum: '99' })
      await shop.act(id, 'send')
      const view = await until(
        shop,
        id,
        ({ block }) => !['queued', 'sending'].includes(block.state),
      )

      assert.ok(['sent', 'unclear', 'rejected'].includes(view.block.state))
      if (view.block.state === 'sent') {
        const [mine] = await world.ordersAtCourier(`${number}-2`)
        assert.equal(mine?.recipient, 'Анна Иванова')
      }
    },
  ),
  inOffice(
    'label',
    'there is a label once the courier has the order, and none before',
    async (stage) => {
      const { shop } = stage
      const id = await orderOf(shop)
      const before = await shop.label(id)
      await send(stage, id)
      const after = await shop.label(id)

      assert.equal(before.isPdf, false)
      assert.equal(after.isPdf, true)
    },
  ),
  inOffice('label-cancelled', 'a cancelled shipment has no label', async (stage) => {
    const { shop } = stage
    const id = await orderOf(shop)
    await send(stage, id)
    await shop.act(id, 'cancel')
    await until(shop, id, ({ block }) => block.state === 'cancelled')

    assert.equal((await shop.label(id)).isPdf, false)
  }),
  inOffice('comments', 'comments of buyer and manager both reach the courier', async (stage) => {
    const id = await orderOf(stage.shop, async (buyer) => {
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      await buyer.note('Позвоните за час')
      await buyer.pay('cash')
      await buyer.choose('door')
      return placed(await buyer.place())
    })
    await stage.shop.setNote(id, 'Хрупкое')
    const order = await send(stage, id)

    const told = JSON.stringify(order.details)
    assert.match(told, /Позвоните за час/)
    assert.match(told, /Хрупкое/)
  }),
  inOffice(
    'articles',
    'goods carry the SKU as the merchant’s text, or as the courier’s article',
    async (stage) => {
      const text = await send(stage, await orderOf(stage.shop))

      assert.ok(text.details.lines.some((line) => line.extra['textArticle'] !== undefined))
    },
  ),
  inOffice('prefix', 'the number prefix stands before the shop’s number', async (stage) => {
    await stage.shop.configure({ numberPrefix: 'W-' })
    const id = await orderOf(stage.shop)
    await stage.shop.act(id, 'send')
    const { number } = await stage.shop.order(id)

    await arrivedAtCourier(stage.world, `W-${number}`)
  }),
  inOffice(
    'field-map',
    'a mapped field stands in for the recipient’s',
    async (stage) => {
      await stage.shop.configure({ fieldMap: { phone: 'billing_postcode' } })
      const order = await send(stage, await orderOf(stage.shop, orderToPoint))

      assert.match(order.details.recipient.phone, /420111/)
    },
    { needs: ['widget'] },
  ),
]

async function pointOf(id: string, stage: Parameters<typeof send>[0]): Promise<string> {
  return (await send(stage, id)).details.recipient.pointCode
}
