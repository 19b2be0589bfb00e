import assert from 'node:assert/strict'
import { inOffice, KAZAN, orderOf, orderToPoint, placed, send, until } from '../scenario.ts'
import { waitFor } from '../wait-for.ts'
import { arrivedAtCourier } from '../world.ts'

const actionOf = (
  block: { actions: readonly { id: string; isEnabled: boolean; reason: string }[] },
  id: string,
) => block.actions.find((action) => action.id === id)

export const shipments = [
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
