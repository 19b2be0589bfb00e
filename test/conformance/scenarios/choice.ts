import assert from 'node:assert/strict'
import {
  atCheckout,
  choosePoint,
  KAZAN,
  MOSCOW,
  openMethod,
  placed,
  priceOf,
  refused,
} from '../scenario.ts'

/** The cart's change is named, or the choice is asked for anew. */
const AGAIN = /изменил|changed|ещё раз|again|выберите|choose|required/i

export const choice = [
  atCheckout(
    'point',
    'a chosen point sets the price and goes to the order',
    async (buyer, { shop }) => {
      await choosePoint(buyer)
      const price = await priceOf(buyer, 'pickup_point')
      const total = await buyer.total()
      const result = await buyer.place()

      const order = await shop.order(placed(result))
      assert.equal(total, 89_000 + price)
      assert.equal(order.deliveryFee, price)
      assert.equal(order.block.destination?.method, 'pickup_point')
      assert.match(order.block.destination?.text ?? '', /Казань/)
      assert.match(result.kind === 'placed' ? result.page : '', /Казань/)
    },
  ),
  atCheckout('locker', 'a locker is a pickup point to the shop', async (buyer, { shop }) => {
    await openMethod(buyer, 'pickup_point', 'prepaid')
    await buyer.pickPoint({ locker: true })

    const order = await shop.order(placed(await buyer.place()))
    assert.equal(order.block.destination?.method, 'locker')
  }),
  atCheckout(
    'door-level',
    'a faster level to the door has its own price, and it is the order’s',
    async (buyer, { shop }) => {
      await openMethod(buyer, 'door')
      const economy = await priceOf(buyer, 'door')
      await buyer.pickDoor({ level: 'Экспресс', street: 'ул. Баумана', house: '12' })
      const express = await priceOf(buyer, 'door')

      const order = await shop.order(placed(await buyer.place()))
      assert.ok(express > economy)
      assert.equal(order.deliveryFee, express)
      assert.match(order.block.destination?.text ?? '', /Баумана/)
    },
  ),
  atCheckout(
    'door-plain',
    'the shop’s own address is enough for the door',
    async (buyer, { shop }) => {
      await openMethod(buyer, 'door')

      const id = placed(await buyer.place())
      await shop.act(id, 'send')
      const order = await shop.order(id)
      assert.match(order.block.destination?.text ?? '', /Пушкина/)
    },
  ),
  atCheckout(
    'point-missing',
    'a pickup order without a point is refused in words',
    async (buyer) => {
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      await buyer.choose('pickup_point')

      assert.match(refused(await buyer.place()), /Выберите пункт выдачи|pickup point/i)
    },
  ),
  atCheckout(
    'reload',
    'the choice is there after the page is loaded anew',
    async (buyer, { shop }) => {
      await choosePoint(buyer)
      await buyer.reload()
      await buyer.pay('cash')

      const order = await shop.order(placed(await buyer.place()))
      assert.equal(order.block.destination?.method, 'pickup_point')
    },
  ),
  atCheckout(
    'login',
    'the choice is there after the guest has logged in',
    async (buyer) => {
      await choosePoint(buyer)
      await buyer.logIn()
      await buyer.goToCheckout(KAZAN)
      await buyer.pay('cash')
      await buyer.choose('pickup_point')

      placed(await buyer.place())
    },
    { needs: ['login', 'widget'] },
  ),
  atCheckout(
    'cart-grown',
    'a cart that grew after choosing is priced anew with the same choice',
    async (buyer, { shop }) => {
      await choosePoint(buyer)
      const before = await priceOf(buyer, 'pickup_point')
      await buyer.add('light', 30)
      await buyer.goToCheckout(KAZAN)
      await buyer.pay('cash')
      await buyer.choose('pickup_point')
      const after = await priceOf(buyer, 'pickup_point')

      const order = await shop.order(placed(await buyer.place()))
      assert.ok(after > before)
      assert.equal(order.deliveryFee, after)
    },
  ),
  atCheckout(
    'other-tab',
    'a cart changed in another tab is not sold at the old price',
    async (buyer, { shop }) => {
      await choosePoint(buyer)
      const old = await priceOf(buyer, 'pickup_point')
      const tab = await buyer.openTab()
      await tab.add('heavy')

      const first = await buyer.place()
      if (first.kind === 'refused') assert.match(first.text, AGAIN)
      else assert.notEqual((await shop.order(first.orderId)).deliveryFee, old)
      await tab.close()
    },
    { needs: ['tabs'] },
  ),
  atCheckout('town-changed', 'another town drops the choice', async (buyer) => {
    await choosePoint(buyer)
    await buyer.changeTown(MOSCOW)
    await buyer.choose('pickup_point')

    assert.match(refused(await buyer.place()), /Выберите|choose/i)
  }),
  atCheckout('payment-changed', 'another payment is priced anew', async (buyer, { shop }) => {
    await buyer.add('light', 8)
    await buyer.goToCheckout(KAZAN)
    await buyer.pay('prepaid')
    await buyer.choose('pickup_point')
    await buyer.pickPoint()
    const prepaid = await priceOf(buyer, 'pickup_point')
    await buyer.pay('cash')
    const cash = await priceOf(buyer, 'pickup_point')

    const order = await shop.order(placed(await buyer.place()))
    assert.notEqual(cash, prepaid)
    assert.equal(order.deliveryFee, cash)
  }),
  atCheckout(
    'place-of-token',
    'the chosen town is the destination, whatever the form says',
    async (buyer, { shop }) => {
      await buyer.add('light')
      await buyer.goToCheckout(MOSCOW)
      await buyer.pay('cash')
      await buyer.choose('pickup_point')
      await buyer.pickTown('Казань')
      await buyer.pickPoint()

      const order = await shop.order(placed(await buyer.place()))
      assert.match(order.block.destination?.text ?? '', /Казань/)
    },
  ),
  atCheckout(
    'open-chooser',
    'where the form names no town, the chooser asks for it',
    async (buyer, { shop }) => {
      await buyer.add('light')
      await buyer.goToCheckout({ ...KAZAN, town: 'Кзнь' })
      await buyer.pay('cash')
      await buyer.pickTown('Казань')
      await buyer.pickPoint()

      assert.ok((await buyer.rows()).some((row) => row.method === 'pickup_point' && row.isChosen))
      const order = await shop.order(placed(await buyer.place()))
      assert.equal(order.block.destination?.method, 'pickup_point')
    },
  ),
  atCheckout(
    'row-and-back',
    'going to the other row and back loses no choice',
    async (buyer, { shop }) => {
      await choosePoint(buyer)
      await buyer.choose('door')
      await buyer.choose('pickup_point')

      const order = await shop.order(placed(await buyer.place()))
      assert.equal(order.block.destination?.method, 'pickup_point')
    },
  ),
]
