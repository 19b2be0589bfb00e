// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { SCENARIOS } from '../playground/scenarios.ts'
import { closeWidgets, fillDoor, openWidget } from '../test-support/open-widget.ts'
import { until } from '../test-support/wait.ts'

afterEach(closeWidgets)

test('what the price consists of is there on request, as the buyer pays it', async () => {
  const { all, text } = openWidget(SCENARIOS.discount)

  await text(/До бесплатной доставки — 750 ₽/)

  const parts = all('details dl > div').map((part) => part.textContent?.replace(/\s/g, ' '))
  expect(all('details')[0]).toMatchObject({ open: false })
  expect(parts).toEqual(['Доставка: Обычная349 ₽', 'Скидка−100 ₽', 'Вы платите249 ₽'])
})

test('a price that consists of itself has no such line', async () => {
  const { all, text } = openWidget(SCENARIOS.usual)

  await text(/Ближе всего/)

  expect(all('details')).toEqual([])
})

test('the wish for the driver is behind the further fields and goes with the choice', async () => {
  const opened = openWidget(SCENARIOS.usual)
  await fillDoor(opened)
  await opened.press(/комментарий курьеру/)
  await opened.text(/Комментарий курьеру/)

  opened.type('address-note', 'Звоните за час')
  await opened.press(/Доставить сюда/)

  await until(() => expect(opened.changes).toHaveLength(1))
  expect(opened.changes[0]?.selection).toMatchObject({
    note: 'Звоните за час',
    address: { street: 'ул. Баумана', house: '7' },
  })
})
