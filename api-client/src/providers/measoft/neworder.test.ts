import { expect, test } from 'vitest'
import { aDraft } from '../../../../test/fixtures/measoft/courier.ts'
import type { Item, ShipmentDraft } from '../../domain/shipment.ts'
import { encodeNeworder } from './neworder.ts'
import { writeXml } from './xml-writer.ts'

const toXml = (changes: Partial<ShipmentDraft> = {}): string =>
  writeXml('neworder', encodeNeworder({ courierReference: 'LMP-000512', draft: aDraft(changes) }))

const anItem = (changes: Partial<Item> = {}): Item => ({
  name: 'Ботинки',
  quantity: 1,
  unitPrice: 500_000,
  vatRate: 20,
  kind: 'goods',
  ...changes,
})

test('a delivery to the door is told in the wire’s units', () => {
  expect(toXml()).toContain(
    '<order orderno="LMP-000512"><receiver><person>Соколова Вера</person>' +
      '<phone>+7 900 000-11-22</phone><zipcode>420000</zipcode><town>15500</town>' +
      '<address>ул. Примерная, д. 7, кв. 3</address></receiver>' +
      '<weight>2.35</weight><quantity>1</quantity><service>1</service><paytype>CASH</paytype>' +
      '<price>4250.00</price><deliveryprice VATrate="20">250.00</deliveryprice>' +
      '<inshprice>4000.00</inshprice><receiverpays>NO</receiverpays><pickup>NO</pickup>' +
      '<return>NO</return><acceptpartially>YES</acceptpartially>' +
      '<instruction>позвонить за час</instruction>' +
      '<items><item type="1" quantity="2" mass="1.1" retprice="2000.00" VATrate="20">' +
      'Светильник &quot;Север&quot;</item></items>' +
      '<packages><package mass="2.35" length="40" width="30" height="20.5" quantity="1"/></packages>',
  )
})

test('the fee is never an item as well, or it would be charged twice', () => {
  const xml = toXml()

  expect(xml.match(/<item /g)).toHaveLength(1)
  expect(toXml({ deliveryFee: 0 })).not.toContain('deliveryprice')
})

test('what is paid keeps its prices and leaves the prepayment line to the courier', () => {
  const xml = toXml({ payment: 'none' })

  expect(xml).toContain('<paytype>NO</paytype><price>4250.00</price>')
  expect(xml).toContain('retprice="2000.00"')
  expect(xml).not.toContain('type="4"')
})

test('a shop’s own prepayment line goes as one, with its negative price', () => {
  const prepayment = anItem({
    name: 'Предоплата',
    kind: 'prepayment',
    unitPrice: -100_000,
    vatRate: null,
  })

  const xml = toXml({ items: [anItem(), prepayment] })

  expect(xml).toContain(
    '<item type="4" quantity="1" retprice="-1000.00" VATrate="0">Предоплата</item>',
  )
  expect(xml).toContain('<price>4250.00</price>')
})

test('a pickup point goes by its code, with an address people can read', () => {
  const { town } = aDraft().destination
  const point = { code: '04417', name: 'На Ленина', address: 'ул. Ленина, 10' }

  const xml = toXml({ destination: { method: 'pickup_point', town, point } })

  expect(xml).toContain('<address>ул. Ленина, 10</address><pvz>04417</pvz>')
})

test('a marking code travels without its separator', () => {
  const xml = toXml({ items: [anItem({ markingCode: '010460\u001D21abc' })] })

  expect(xml).toContain('governmentCode="01046021abc"')
})

test('marked goods that are scanned later become a line a piece', () => {
  const xml = toXml({ items: [anItem({ markingCode: '?', quantity: 3 })] })

  expect(xml.match(/quantity="1"[^>]* governmentCode="\?"/g)).toHaveLength(3)
})

test('of a line that becomes several, one has the code the courier knows it by', () => {
  const xml = toXml({ items: [anItem({ markingCode: '?', quantity: 3, courierLineCode: '9001' })] })

  expect(xml.match(/<item /g)).toHaveLength(3)
  expect(xml.match(/ code="9001"/g)).toHaveLength(1)
})

test('one marking code for two pieces is refused before anything is sent', () => {
  expect(() => toXml({ items: [anItem({ markingCode: '0104602', quantity: 2 })] })).toThrow(
    expect.objectContaining({ code: 'courier_rejected' }),
  )
})

test('only goods of the courier’s warehouse are looked up there', () => {
  const xml = toXml({ items: [anItem({ article: 'B-7' }), anItem({ warehouseArticle: 'SKU-1' })] })

  expect(xml).toContain('textArticle="B-7"')
  expect(xml).toContain(' article="SKU-1"')
})

test('a fee by what is bought, extra services, a discount and a window are told', () => {
  const xml = toXml({
    feeByBuyout: {
      above: 0,
      refused: 30_000,
      below: [{ limit: 100_000, fee: 30_000 }],
      vatRate: 20,
    },
    extraServices: [
      { code: '5', value: true },
      { code: '6', value: 2 },
    ],
    discount: 5_000,
    window: { date: '2031-03-18', from: '10:00', to: '18:00' },
  })

  expect(xml).toContain(
    '<deliveryset above_price="0.00" return_price="300.00" VATrate="20">' +
      '<below below_sum="1000.00" price="300.00"/></deliveryset>',
  )
  expect(xml).toContain(
    '<advprices><advprice code="5">true</advprice><advprice code="6">2</advprice></advprices>',
  )
  expect(xml).toContain('<price>4200.00</price>')
  expect(xml).toContain('<discount>50.00</discount>')
  expect(xml).toContain(
    '<date>2031-03-18</date><time_min>10:00</time_min><time_max>18:00</time_max>',
  )
})

test('a collection says where the driver goes and when', () => {
  const xml = toXml({
    isCollection: true,
    bringsReturn: true,
    senderTown: '1',
    sender: {
      company: 'ООО Лампа',
      phone: '+7 900 000-00-00',
      address: 'ул. Складская, 1',
      window: { date: '2031-03-16' },
    },
  })

  expect(xml).toContain(
    '<sender><company>ООО Лампа</company><phone>+7 900 000-00-00</phone><town>1</town>' +
      '<address>ул. Складская, 1</address><date>2031-03-16</date></sender>',
  )
  expect(xml).toContain('<pickup>YES</pickup><return>YES</return>')
})

test('boxes of unknown size are told by their count', () => {
  const xml = toXml({ parcels: [], parcelCount: 3 })

  expect(xml).toContain('<quantity>3</quantity>')
  expect(xml).not.toContain('<packages')
})
