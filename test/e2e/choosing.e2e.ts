import { expect } from 'vitest'
import { courierOrders, openOrder, send, waitForState } from './merchant.ts'
import {
  chooseDoor,
  chooseNearestPoint,
  choosePin,
  chooser,
  goToCheckout,
  placeOrder,
  pressUntil,
  readThanks,
  waitForSelection,
} from './shopper.ts'
import { test } from './stage.ts'

test('an order to the door reaches the courier with its price and address', async ({ stage }) => {
  const { demo, shopper, merchant } = stage
  await goToCheckout(shopper, demo.url)
  await chooseDoor(shopper)
  const shown = await shopper.locator('#delivery-price').innerText()

  const number = await placeOrder(shopper)
  const thanks = await readThanks(shopper)
  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, `Отправлен, № ${number}`)

  expect(thanks).toMatchObject({ Способ: 'До двери', Доставка: shown.replaceAll('\u00a0', ' ') })
  expect(thanks['Куда']).toMatch('ул. Баумана, д. 12')
  expect(await courierOrders(stage)).toMatchObject([
    { orderno: number, recipient: 'Анна Соколова', status: 'NEW' },
  ])
})

test('a pickup point is chosen on the map', async ({ stage }) => {
  const { demo, shopper } = stage
  await goToCheckout(shopper, demo.url)
  const widget = chooser(shopper)

  await widget.getByRole('button', { name: 'На карте' }).click()
  await widget.locator('img.leaflet-tile-loaded').first().waitFor()
  await choosePin(shopper)
  await waitForSelection(shopper)
  await placeOrder(shopper)

  const thanks = await readThanks(shopper)
  expect(thanks['Способ']).toBe('Пункт выдачи')
  expect(thanks['Куда']).toMatch(/^Казань/)
})

test('a point is chosen from the list by keyboard alone', async ({ stage }) => {
  const { demo, shopper } = stage
  await goToCheckout(shopper, demo.url)
  await chooser(shopper).getByRole('list', { name: 'Ближе всего' }).waitFor()

  await shopper.getByRole('radio', { name: 'Картой при получении' }).focus()
  await pressUntil(shopper, 'Tab', 'Выбрать здесь')
  await shopper.keyboard.press('Enter')
  await waitForSelection(shopper)
  await pressUntil(shopper, 'Tab', 'Оформить заказ')
  await shopper.keyboard.press('Enter')

  await shopper.locator('.order-number').waitFor()
  expect((await readThanks(shopper))['Способ']).toBe('Пункт выдачи')
})

test('a changed cart and payment are priced again for the same choice', async ({ stage }) => {
  const { demo, shopper } = stage
  await goToCheckout(shopper, demo.url)
  await chooseNearestPoint(shopper)

  await shopper.getByRole('button', { name: 'Больше: Настольная лампа «Гриб»' }).click()
  await shopper.locator('#total', { hasText: '10' }).waitFor()
  await shopper.getByRole('radio', { name: 'Наличными при получении' }).check()
  await waitForSelection(shopper)
  await placeOrder(shopper)

  const thanks = await readThanks(shopper)
  expect(thanks).toMatchObject({
    Способ: 'Пункт выдачи',
    Товары: '9 800 ₽',
    Оплата: 'Наличными при получении',
  })
})
