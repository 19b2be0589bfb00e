import { expect, test } from 'vitest'
import { aCall, aCourier } from '../../../../test/fixtures/measoft/courier.ts'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'
import type { RateRequest } from '../../domain/rate.ts'
import { encodeCalculator, encodeOldCalculator } from './calculator.ts'
import { writeXml } from './xml-writer.ts'

const request: RateRequest = {
  senderTown: '1',
  town: '15500',
  postcode: '420000',
  pointCode: '4417',
  priceType: 'buyer',
  cart: {
    currency: 'RUB',
    goods: 400_000,
    payment: 'card',
    weightGrams: 2350,
    parcels: [{ weightGrams: 2350, lengthMm: 400, widthMm: 300, heightMm: 205 }],
  },
}

test('the new form is sent with kilograms, centimetres and points', () => {
  expect(writeXml('calculator', encodeCalculator(request))).toContain(
    '<order><pricetype>CUSTOMER</pricetype><sender><town>1</town></sender>' +
      '<receiver><town>15500</town><zipcode>420000</zipcode><pvz>4417</pvz></receiver>' +
      '<weight>2.35</weight><paytype>CARD</paytype><price>4000.00</price>' +
      '<inshprice>4000.00</inshprice>' +
      '<packages><package mass="2.35" length="40" width="30" height="20.5" quantity="1"/></packages>',
  )
})

test('nothing is collected for what is paid, and it stays insured', () => {
  const paid = { ...request, cart: { ...request.cart, payment: 'none' as const } }

  const xml = writeXml('calculator', encodeCalculator(paid))

  expect(xml).toContain('<paytype>NO</paytype><price>0.00</price><inshprice>4000.00</inshprice>')
})

test('the old form says the same in attributes', () => {
  const xml = writeXml('calculator', encodeOldCalculator({ ...request, priceType: 'merchant' }))

  expect(xml).toContain(
    '<calc townfrom="1" townto="15500" zipcode="420000" pvz="4417" mass="2.35" l="40" w="30" ' +
      'h="20.5" price="4000.00" inshprice="4000.00" paytype="CARD" pricetype="CLIENT"/>',
  )
})

test('each service level that is possible is a rate', async () => {
  const { courier } = aCourier([loadFixture('calculator-two-services')])

  expect(await courier.quote(request, aCall())).toEqual([
    {
      serviceLevel: '1',
      name: 'Эконом',
      price: { amount: 41_000, currency: 'RUB' },
      transitDays: { min: 2, max: 4 },
      earliestDate: '2031-03-18',
      tariffZone: 'Зона 2',
    },
    {
      serviceLevel: '2',
      name: 'Экспресс',
      price: { amount: 78_050, currency: 'RUB' },
      transitDays: null,
      earliestDate: null,
      tariffZone: null,
    },
  ])
})

test('an older service that tells the price in the attribute only is understood', async () => {
  const { courier } = aCourier([loadFixture('calculator-attribute-only')])

  const [rate] = await courier.quote(request, aCall())

  expect(rate?.price.amount).toBe(41_000)
})

test('nothing possible is an empty list, a price that cannot be read is not', async () => {
  const { courier } = aCourier([
    '<calculator/>',
    '<calculator><calc><service name="Эконом">1</service><price>4,10</price></calc></calculator>',
  ])

  expect(await courier.quote(request, aCall())).toEqual([])
  await expect(courier.quote(request, aCall())).rejects.toMatchObject({
    code: 'courier_misbehaved',
  })
})

test('sums in another currency never reach the wire', async () => {
  const { courier, sent } = aCourier([])
  const inTenge = { ...request, cart: { ...request.cart, currency: 'KZT' as const } }

  await expect(courier.quote(inTenge, aCall())).rejects.toMatchObject({ code: 'courier_rejected' })
  expect(sent).toEqual([])
})
