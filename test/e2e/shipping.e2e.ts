import { expect } from 'vitest'
import { control, courierOrders, openMenu, openOrder, send, waitForState } from './merchant.ts'
import { chooseDoor, goToCheckout, placeOrder } from './shopper.ts'
import { type Stage, test } from './stage.ts'

async function orderToTheDoor({ demo, shopper }: Stage): Promise<string> {
  await goToCheckout(shopper, demo.url)
  await chooseDoor(shopper)
  return placeOrder(shopper)
}

test('statuses set at the courier’s desk arrive at the merchant by themselves', async ({
  stage,
}) => {
  const { demo, context, merchant } = stage
  const number = await orderToTheDoor(stage)
  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, `Отправлен, № ${number}`)

  const desk = await context.newPage()
  await desk.goto(`${demo.url}/courier/`)
  const row = desk.locator('li.order', { hasText: number })
  await row.getByRole('button', { name: 'Получен складом' }).click()
  await waitForState(card, 'в пути')
  await desk.goto(`${demo.url}/courier/orders/${number}`)
  await desk.getByLabel('Любой статус').fill('DELIVERY')
  await desk.getByRole('button', { name: 'Поставить' }).click()

  await waitForState(card, 'у курьера, привезут сегодня')
  expect(await card.locator('.tracking li').count()).toBeGreaterThanOrEqual(2)
})

test('a label is printed with the courier’s number', async ({ stage }) => {
  const { demo, context, merchant } = stage
  const number = await orderToTheDoor(stage)
  const card = await openOrder(merchant, demo.url, number)
  await send(card)

  const link = card.getByRole('link', { name: `Ярлык № ${number}` })
  await link.waitFor()
  const label = await context.request.get(`${demo.url}${await link.getAttribute('href')}`)

  expect(label.headers()['content-type']).toBe('application/pdf')
  expect((await label.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a cancelled delivery is cancelled at the courier too', async ({ stage }) => {
  const { demo, merchant } = stage
  const number = await orderToTheDoor(stage)
  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, 'Отправлен')

  await openMenu(card)
  await card.getByRole('button', { name: 'Отменить доставку' }).click()
  await waitForState(card, 'Отменён')

  expect(await courierOrders(stage)).toMatchObject([{ orderno: number, status: 'CANCELED' }])
})

test('a refused order is corrected and sent as the next attempt', async ({ stage }) => {
  const { demo, merchant } = stage
  const number = await orderToTheDoor(stage)
  await control(stage, 'PATCH', 'tenants/8814', {
    serviceLevels: [{ code: '2', name: 'Экспресс', pace: 'express', carrierCode: null }],
  })
  const card = await openOrder(merchant, demo.url, number)
  await send(card)
  await waitForState(card, 'Курьер не принял заказ')
  const words = await card.locator('.failure').innerText()

  await openMenu(card)
  await card.getByLabel('Срочность').selectOption('2')
  await card.getByLabel('Телефон').fill('+7 900 765-43-21')
  await card.getByRole('button', { name: 'Сохранить' }).click()
  await card.getByRole('button', { name: 'Отправить ещё раз' }).click()
  await waitForState(card, 'Отправлен')

  expect(words).toMatch('Не найден режим срочности')
  expect(words).toMatch('Исправьте заказ')
  expect(await courierOrders(stage)).toMatchObject([{ service: '2', status: 'NEW' }])
})
