import { expect, test } from 'vitest'
import { childrenOf, textOf } from '../wire/xml.ts'
import { anOrder, openFixture, RECEIVER, refusalOf, resultOf } from './fixture.ts'

/** `error` of a `neworder` with one order. */
async function errorOf(order: string): Promise<string | undefined> {
  const { call } = openFixture()
  return resultOf(await call('neworder', order))['error']
}

test('C8 a request without an order is empty', async () => {
  const { call } = openFixture()

  expect(refusalOf(await call('neworder'))).toBe('2')
})

test('C9 a valid order gets a barcode and the computed sum', async () => {
  const { call } = openFixture()
  const rest = '<price>1000</price><items><item quantity="2" retprice="500.50">Лампа</item></items>'

  const answer = await call('neworder', anOrder({ orderno: 'A1', rest }))

  expect(childrenOf(answer, 'createorder')).toHaveLength(1)
  expect(resultOf(answer)).toMatchObject({ orderno: 'A1', error: '0', orderprice: '1001' })
  expect(resultOf(answer)['barcode']).not.toBe('')
})

test('C10 an order without a number is given one', async () => {
  const { call } = openFixture()

  const first = resultOf(await call('neworder', anOrder()))
  const second = resultOf(await call('neworder', anOrder()))

  expect(first['error']).toBe('0')
  expect(first['orderno']).not.toBe('')
  expect(second['orderno']).not.toBe(first['orderno'])
})

test('C11 a number is taken once in a year', async () => {
  const { call } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const again = resultOf(await call('neworder', anOrder({ orderno: 'A1' })))

  expect(again).toMatchObject({ orderno: 'A1', error: '17' })
  expect((await call('statusreq', '<orderno>A1</orderno>')).attrs['count']).toBe('1')
})

test('C12 the next year the number is free again', async () => {
  const { call, clock } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  clock.now = Date.parse('2032-01-01T00:00:00Z')
  const again = resultOf(await call('neworder', anOrder({ orderno: 'A1' })))

  expect(again['error']).toBe('0')
  expect((await call('statusreq', '<orderno>A1</orderno>')).attrs['count']).toBe('2')
})

test('C13 a barcode in use is refused', async () => {
  const { call } = openFixture()
  const rest = '<barcode>LMP1</barcode>'
  await call('neworder', anOrder({ orderno: 'A1', rest }))

  const second = resultOf(await call('neworder', anOrder({ orderno: 'A2', rest })))

  expect(second['error']).toBe('67')
})

test('C14 each order of a request has its own result', async () => {
  const { call, find } = openFixture()
  const lost = RECEIVER.replace('15500', 'Китеж')

  const answer = await call(
    'neworder',
    anOrder({ orderno: 'A1' }) + anOrder({ orderno: 'A2', receiver: lost }),
  )

  const results = childrenOf(answer, 'createorder').map(({ attrs }) => [
    attrs['orderno'],
    attrs['error'],
  ])
  expect(results).toEqual([
    ['A1', '0'],
    ['A2', '5'],
  ])
  expect(await find('A1')).toBeDefined()
  expect(await find('A2')).toBeUndefined()
})

test('C15 an unknown sender town is refused', async () => {
  expect(await errorOf(anOrder({ rest: '<sender><town>Китеж</town></sender>' }))).toBe('6')
})

test('C16 an address is needed when there is no point', async () => {
  const receiver = '<person>Вера</person><phone>1</phone><town>15500</town><address> </address>'

  expect(await errorOf(anOrder({ receiver }))).toBe('7')
})

test('C17 a phone is needed', async () => {
  const receiver = '<person>Вера</person><phone/><town>15500</town><address>ул. 1</address>'

  expect(await errorOf(anOrder({ receiver }))).toBe('8')
})

test('C18 a person or a company is needed', async () => {
  const rest = '<phone>1</phone><town>15500</town><address>ул. 1</address>'

  expect(await errorOf(anOrder({ receiver: rest }))).toBe('9')
  expect(await errorOf(anOrder({ receiver: `<company>ООО Свет</company>${rest}` }))).toBe('0')
})

test.each([
  ['<price>12,50</price>', '3'],
  ['<price>-1</price>', '3'],
  ['<weight>abc</weight>', '4'],
  ['<weight>1,5</weight>', '4'],
  ['<inshprice>-1</inshprice>', '11'],
])('C19 a number that is none is refused: %s', async (rest, error) => {
  expect(await errorOf(anOrder({ rest }))).toBe(error)
})

test.each([
  ['article="NOPE"', '12'],
  ['article="SKU-1"', '0'],
  ['textArticle="NOPE"', '0'],
])('C20 only an article is looked for in the warehouse: %s', async (attribute, error) => {
  const rest = `<items><item quantity="1" retprice="10" ${attribute}>Лампа</item></items>`

  expect(await errorOf(anOrder({ rest }))).toBe(error)
})

test('a recipient and everything said about the parcel come back as they were sent', async () => {
  const { call, find } = openFixture()
  const receiver = `${RECEIVER}<company>ООО Свет</company><zipcode>420000</zipcode><inn>7700000000</inn><date>2031-03-18</date><time_min>10:00</time_min><time_max>18:00</time_max><deliveryPIN>4821</deliveryPIN><coords lat="55.79" lon="49.12"/>`
  const rest =
    '<weight>2.35</weight><quantity>2</quantity><paytype>CARD</paytype><instruction>домофон 7 &amp; звонок</instruction><enclosure>лампы</enclosure><department>Север</department><acceptpartially>YES</acceptpartially><return>YES</return><costcode>C7</costcode>'

  await call('neworder', anOrder({ orderno: 'A1', receiver, rest }))

  const order = await find('A1')
  const recipient = order?.children.find(({ name }) => name === 'receiver')
  expect(
    ['person', 'company', 'zipcode', 'inn', 'date', 'time_min', 'time_max', 'deliveryPIN'].map(
      (name) => textOf(recipient, name),
    ),
  ).toEqual([
    'Соколова Вера',
    'ООО Свет',
    '420000',
    '7700000000',
    '2031-03-18',
    '10:00',
    '18:00',
    '4821',
  ])
  expect(
    [
      'weight',
      'quantity',
      'paytype',
      'instruction',
      'enclosure',
      'department',
      'return',
      'costcode',
      'acceptpartially',
    ].map((name) => textOf(order, name)),
  ).toEqual(['2.35', '2', 'CARD', 'домофон 7 & звонок', 'лампы', 'Север', 'YES', 'C7', 'YES'])
})

test('a collection starts as one, and needs to know where to fetch', async () => {
  const { call, find, simulator } = openFixture()
  const sender =
    '<sender><company>ООО Лампа</company><phone>1</phone><town>1</town><address>ул. 2</address></sender>'
  await call('neworder', anOrder({ orderno: 'A1', rest: `<pickup>YES</pickup>${sender}` }))
  const incomplete = resultOf(
    await call(
      'neworder',
      anOrder({
        rest: '<pickup>YES</pickup><sender><company>ООО Лампа</company><phone>1</phone></sender>',
      }),
    ),
  )

  expect(textOf(await find('A1'), 'status')).toBe('NEWPICKUP')
  expect(incomplete['error']).toBe('16')
  expect(simulator.world.ledger.all()).toHaveLength(1)
})
