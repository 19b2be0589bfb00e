import { expect, test } from 'vitest'
import { attrOf, child, childrenOf, textOf } from '../wire/xml.ts'
import { anOrder, itemsOf, openFixture, RECEIVER, resultOf } from './fixture.ts'

const KAZAN = [
  '15500',
  '00000000-0000-4000-8000-000000015500',
  '1600000100000',
  'Казань город',
  'Казань',
]

test.each(KAZAN)('C21 a town is found by any of its names: %s', async (town) => {
  const { call, find } = openFixture()
  const receiver = RECEIVER.replace('15500', town)

  await call('neworder', anOrder({ orderno: 'A1', receiver }))

  const found = child(child(await find('A1'), 'receiver'), 'town')
  expect(found?.attrs).toEqual({
    code: '15500',
    regioncode: '16',
    regionname: 'Татарстан республика',
  })
  expect(found?.text).toBe('Казань город')
})

test('of two towns of one name the region chooses', async () => {
  const { call, find } = openFixture()
  const receiver = RECEIVER.replace('<town>15500', '<town regioncode="40">Киров')

  await call('neworder', anOrder({ orderno: 'A1', receiver }))

  expect(attrOf(child(child(await find('A1'), 'receiver'), 'town'), 'regioncode')).toBe('40')
})

test.each([
  '<address>улица и дом</address><pvz>4417</pvz>',
  '<address>4417</address>',
  '<address>KZN21</address>',
  '<address>ПВЗ На Ленина</address>',
])('C22 a point is understood in each of its spellings: %s', async (place) => {
  const { call, find } = openFixture()
  const receiver = `<person>Вера</person><phone>1</phone><town>15500</town>${place}`

  const result = resultOf(await call('neworder', anOrder({ orderno: 'A1', receiver })))

  expect(result['error']).toBe('0')
  expect(textOf(child(await find('A1'), 'receiver'), 'pvz')).toBe('4417')
})

test('C23 a mode tied to a carrier refuses other carriers’ points', async () => {
  const { call, simulator } = openFixture()
  const foreign = simulator.world.points.all.find(({ carrier }) => carrier.code !== '33')
  const to = (point: string) =>
    anOrder({ receiver: `${RECEIVER}<pvz>${point}</pvz>`, rest: '<service>2</service>' })

  const refused = resultOf(await call('neworder', to(foreign?.code ?? '')))
  const own = resultOf(await call('neworder', to('4417')))

  expect(Number(refused['error'])).toBeGreaterThan(0)
  expect(own['error']).toBe('0')
})

test.each(['', '<paytype/>'])('C24 without a payment type it is cash: %j', async (paytype) => {
  const { call, find } = openFixture()

  await call('neworder', anOrder({ orderno: 'A1', rest: `<price>5</price>${paytype}` }))

  expect(textOf(await find('A1'), 'paytype')).toBe('CASH')
})

const TWO_FOR_500 = '<item quantity="2" retprice="500" VATrate="20">Лампа</item>'

test('C25 a paid order keeps its prices and gets a line of prepayment', async () => {
  const { call, find } = openFixture()
  const rest = `<paytype>NO</paytype><items>${TWO_FOR_500}</items>`

  const result = resultOf(await call('neworder', anOrder({ orderno: 'A1', rest })))

  expect(result['orderprice']).toBe('0')
  const lines = itemsOf(await find('A1')).map(({ attrs }) => [attrs['type'], attrs['retprice']])
  expect(lines).toEqual([
    ['1', '500'],
    ['4', '-1000'],
  ])
})

test('C26 a shop’s own line of prepayment is enough', async () => {
  const { call, find } = openFixture()
  const own = '<item type="4" quantity="1" retprice="-1000">Предоплата</item>'
  const rest = `<paytype>NO</paytype><items>${TWO_FOR_500}${own}</items>`

  const result = resultOf(await call('neworder', anOrder({ orderno: 'A1', rest })))

  expect(result['orderprice']).toBe('0')
  expect(itemsOf(await find('A1')).filter(({ attrs }) => attrs['type'] === '4')).toHaveLength(1)
})

test('C27 a shop’s OPTION is cash; the courier’s own flag shows it', async () => {
  const { call, find, control } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1', rest: '<paytype>OPTION</paytype>' }))
  await control('PUT', 'tenants/8814/accounts/lampshop', { asksRecipient: true })
  await call('neworder', anOrder({ orderno: 'A2', rest: '<paytype>CASH</paytype>' }))
  await call('neworder', anOrder({ orderno: 'A3', rest: '<paytype>NO</paytype>' }))

  expect(textOf(await find('A1'), 'paytype')).toBe('CASH')
  expect(textOf(await find('A2'), 'paytype')).toBe('OPTION')
  expect(textOf(await find('A3'), 'paytype')).toBe('NO')
})

test('C28 a delivery fee becomes a line and grows the sum', async () => {
  const { call, find } = openFixture()
  const rest = `<deliveryprice VATrate="10">250</deliveryprice><items>${TWO_FOR_500}</items>`

  const result = resultOf(await call('neworder', anOrder({ orderno: 'A1', rest })))

  expect(result['orderprice']).toBe('1250')
  const fee = itemsOf(await find('A1')).find(({ attrs }) => attrs['type'] === '2')
  expect(fee?.attrs).toMatchObject({ retprice: '250', quantity: '1', VATrate: '10' })
})

test.each([
  ['quantity="2" governmentCode="0104600000000017215"', false],
  ['quantity="1" governmentCode="0104600000000017215"', true],
  ['quantity="1" governmentCode="?"', true],
  ['quantity="1" governmentCode="!"', true],
])('C29 a marked piece has a line of its own: %s', async (attributes, isTaken) => {
  const { call } = openFixture()
  const rest = `<items><item ${attributes} retprice="10">Духи</item></items>`

  const result = resultOf(await call('neworder', anOrder({ rest })))

  expect(result['error'] === '0').toBe(isTaken)
})

test('C31 an order of 1001 packages is refused', async () => {
  const { call } = openFixture()
  const packages = (count: number) =>
    anOrder({ rest: `<packages><package quantity="${count}">коробка</package></packages>` })

  const tooMany = resultOf(await call('neworder', packages(1_001)))
  const enough = resultOf(await call('neworder', packages(1_000)))

  expect(Number(tooMany['error'])).toBeGreaterThan(0)
  expect(enough['error']).toBe('0')
})

test('C32 signs in names come back as they were meant', async () => {
  const { call, find } = openFixture()
  const rest =
    '<items><item quantity="1">Лампа &quot;Север&quot; &amp; Ко &lt;LED&gt; &apos;6&apos;</item></items>'

  await call('neworder', anOrder({ orderno: 'A1', rest }))

  expect(itemsOf(await find('A1'))[0]?.text).toBe(`Лампа "Север" & Ко <LED> '6'`)
})

test('C65 a barcode mask numbers the packages', async () => {
  const { call, find } = openFixture()
  const rest =
    '<barcode>LMP____</barcode><packages><package mass="1">а</package><package mass="2">б</package></packages>'

  const result = resultOf(await call('neworder', anOrder({ orderno: 'A1', rest })))

  expect(result['error']).toBe('0')
  const order = await find('A1')
  const codes = childrenOf(child(order, 'packages'), 'package').map((p) => attrOf(p, 'strbarcode'))
  expect(codes).toEqual(['LMP0001', 'LMP0002'])
  expect(textOf(order, 'weight')).toBe('3')
})
