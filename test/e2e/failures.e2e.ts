import { expect } from 'vitest'
import { control, courierOrders, openOrder, send, waitForState } from './merchant.ts'
import {
  chooseDoor,
  chooser,
  fillPlainAddress,
  goToCheckout,
  placeOrder,
  readThanks,
  startChoosingDoor,
} from './shopper.ts'
import { type Stage, test } from './stage.ts'

async function orderToTheDoor({ demo, shopper }: Stage): Promise<string> {
  await goToCheckout(shopper, demo.url)
  await chooseDoor(shopper)
  return placeOrder(shopper)
}

test('wrong credentials are said in words, and the old connection stays', async ({ stage }) => {
  const { demo, merchant, misdeeds } = stage
  await merchant.goto(`${demo.url}/admin/settings`)

  await merchant.getByLabel('Пароль').fill('guessed')
  await merchant.getByRole('button', { name: 'Проверить подключение' }).click()
  await merchant.getByText('не приняла логин и пароль').waitFor()
  // The browser writes down each page that answers 422: here that is the point.
  misdeeds.errors.length = 0
  const state = await merchant.locator('.panel .state').innerText()
  await merchant.getByLabel('Пароль').fill('not-a-secret')
  await merchant.getByRole('button', { name: 'Проверить подключение' }).click()
  await merchant.getByText('Курьерская служба приняла логин и пароль').waitFor()

  expect(state).toBe('Подключено: служба 8814, логин lampshop.')
  expect(await merchant.locator('.findings .bad').count()).toBe(0)
  expect(await merchant.locator('.findings').innerText()).toMatch('Статусы будут приходить сами')
})

test('with the gateway down the fallback price applies and the order is placed', async ({
  stage,
}) => {
  const { demo, shopper, merchant, misdeeds } = stage
  await demo.stopGateway()
  await goToCheckout(shopper, demo.url)

  await fillPlainAddress(shopper)
  const number = await placeOrder(shopper)
  const thanks = await readThanks(shopper)
  // A script that cannot be loaded is an error to the browser, and here that is the point.
  misdeeds.errors.length = 0
  await demo.restartGateway()
  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, 'Отправлен')

  expect(thanks).toMatchObject({ Способ: 'До двери', Доставка: '490 ₽', Итого: '5 390 ₽' })
  expect(await card.innerText()).toMatch('Запасная цена')
  expect(await courierOrders(stage)).toMatchObject([{ orderno: number }])
})

test('a gateway that goes away while the shopper chooses costs no order', async ({ stage }) => {
  const { demo, shopper, misdeeds } = stage
  await goToCheckout(shopper, demo.url)
  await startChoosingDoor(shopper)
  await demo.stopGateway()

  await chooser(shopper).getByRole('button', { name: 'Доставить сюда' }).click()
  await fillPlainAddress(shopper)
  const shown = await shopper.locator('#delivery-price').innerText()
  await placeOrder(shopper)
  misdeeds.errors.length = 0

  expect(shown).toMatch(/490.₽, до двери/)
  expect(await readThanks(shopper)).toMatchObject({ Доставка: '490 ₽' })
})

test('an answer lost while sending leaves exactly one order at the courier', async ({ stage }) => {
  const { demo, merchant } = stage
  const number = await orderToTheDoor(stage)
  await control(stage, 'POST', 'faults', { method: 'neworder', kind: 'lost-reset', times: 1 })

  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, `Отправлен, № ${number}`)

  expect(await courierOrders(stage)).toMatchObject([
    { orderno: number, recipient: 'Анна Соколова' },
  ])
})

test('a foreign order that owns the number is not taken for ours, and the merchant is told', async ({
  stage,
}) => {
  const { demo, merchant } = stage
  await plantForeignOrder(stage, '1001')
  const number = await orderToTheDoor(stage)
  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, 'Курьер не принял заказ')
  const words = await card.locator('.failure').innerText()

  await card.getByRole('link', { name: 'Сменить префикс номеров' }).click()
  await merchant.getByLabel('Префикс номеров у курьера').fill('LAMP-')
  await merchant.getByRole('button', { name: 'Сохранить' }).click()
  await merchant.getByText('Сохранено.').waitFor()
  const again = await openOrder(merchant, demo.url, number)
  await again.getByRole('button', { name: 'Отправить ещё раз' }).click()
  await waitForState(again, `Отправлен, № LAMP-${number}`)

  expect(words).toMatch('Номер занят чужим заказом')
  const orders = await courierOrders(stage)
  expect(orders.map(({ orderno, recipient }) => [orderno, recipient])).toEqual([
    ['1001', 'Чужой Получатель'],
    ['LAMP-1001', 'Анна Соколова'],
  ])
})

test('after a lost answer, an order that differs is for the merchant to judge', async ({
  stage,
}) => {
  const { demo, merchant } = stage
  const number = await orderToTheDoor(stage)
  // The courier never took ours; before we ask again, somebody else's order takes the number.
  await control(stage, 'POST', 'faults', { method: 'neworder', kind: 'reset', times: 1 })
  await plantForeignOrder(stage, number)

  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, 'чей он?')
  const both = await card.locator('.dispute').innerText()
  await card.getByRole('button', { name: 'Это чужой' }).click()
  await waitForState(card, 'Курьер не принял заказ')
  await card.getByRole('button', { name: 'Отправить ещё раз' }).click()
  await waitForState(card, `Отправлен, № ${number}-2`)

  expect(both).toMatch('Анна Соколова')
  expect(both).toMatch('Чужой Получатель')
  const orders = await courierOrders(stage)
  expect(orders.map((order) => order.orderno)).toEqual([number, `${number}-2`])
})

function plantForeignOrder(stage: Stage, orderno: string): Promise<unknown> {
  return control(stage, 'POST', 'orders', { extra: '8814', account: 'lampshop', orderno })
}
