import { expect, test } from 'vitest'
import { child, childrenOf, textOf } from '../wire/xml.ts'
import { anOrder, itemsOf, openFixture, RECEIVER, resultOf, statusIn } from './fixture.ts'

test('C41 a new order can be cancelled by its number', async () => {
  const { call, find, clock } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1', receiver: `${RECEIVER}<date>2031-03-20</date>` }))
  clock.now += 24 * 3_600_000

  const item = child(await call('cancelorder', '<order orderno="A1" ordercode=""/>'), 'order')

  expect(item?.attrs).toMatchObject({ orderno: 'A1', error: '0', errormsg: 'OK' })
  const order = await find('A1')
  expect(statusIn(order)).toBe('CANCELED')
  expect(textOf(child(order, 'receiver'), 'date')).toBe('2031-03-16')
})

test('C42 an unknown order cannot be cancelled', async () => {
  const { call } = openFixture()

  const answer = await call('cancelorder', '<order orderno="NOPE"/><order ordercode="999"/>')

  expect(childrenOf(answer, 'order').map(({ attrs }) => attrs)).toMatchObject([
    { orderno: 'NOPE', error: '52' },
    { ordercode: '999', error: '52' },
  ])
})

test('C43 an order on its way is not cancelled', async () => {
  const { call, find, move } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))
  await move('A1', 'DELIVERY')

  const item = child(await call('cancelorder', '<order orderno="A1"/>'), 'order')

  expect(Number(item?.attrs['error'])).toBeGreaterThan(0)
  expect(statusIn(await find('A1'))).toBe('DELIVERY')
})

test('C44 a line left out of an edit stays with quantity 0', async () => {
  const { call, find } = openFixture()
  const items =
    '<item quantity="1" retprice="100">Лампа</item><item quantity="2" retprice="50">Плафон</item>'
  await call('neworder', anOrder({ orderno: 'A1', rest: `<items>${items}</items>` }))
  const [lamp] = itemsOf(await find('A1'))
  const kept = `<items><item code="${lamp?.attrs['code']}" quantity="3" retprice="100">Лампа</item><item quantity="1" retprice="7">Шнур</item></items>`

  const result = resultOf(await call('editorder', anOrder({ orderno: 'A1', rest: kept })))

  expect(result).toMatchObject({ error: '0', orderprice: '307' })
  const lines = itemsOf(await find('A1')).map(({ text, attrs }) => [text, attrs['quantity']])
  expect(lines).toEqual([
    ['Лампа', '3'],
    ['Шнур', '1'],
    ['Плафон', '0'],
  ])
})

test('C45 without the plan, or once in work, an order is not edited', async () => {
  const { call, find, move, control } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))
  const edit = () => call('editorder', anOrder({ orderno: 'A1', rest: '<price>1</price>' }))
  await control('PATCH', 'tenants/8814', { planAllowsEditing: false })
  const withoutPlan = resultOf(await edit())
  await control('PATCH', 'tenants/8814', { planAllowsEditing: true })
  await move('A1', 'ACCEPTED')
  const inWork = resultOf(await edit())

  expect(Number(withoutPlan['error'])).toBeGreaterThan(0)
  expect(Number(inWork['error'])).toBeGreaterThan(0)
  expect(textOf(await find('A1'), 'price')).toBe('500')
})
