import { expect, test } from 'vitest'
import { aCall, aCourier } from '../../../../test/fixtures/measoft/courier.ts'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'

test('service levels keep their codes and may be tied to an operator', async () => {
  const { courier, sent } = aCourier([loadFixture('services')], {
    serviceLevelOperators: { '02': '33' },
  })

  expect(await courier.serviceLevels(aCall())).toEqual([
    { code: '1', name: 'Эконом', operatorCode: null },
    { code: '02', name: 'Экспресс', operatorCode: '33' },
  ])
  expect(sent[0]).toContain('<services><auth extra="8814"/></services>')
})

test('towns come with region, country, place and identifiers', async () => {
  const { courier, sent } = aCourier([loadFixture('townlist')])

  const towns = await courier.towns?.({ startsWith: 'Ка', page: { from: 0, count: 10 } }, aCall())

  expect(sent[0]).toContain(
    '<conditions><namestarts>Ка</namestarts></conditions>' +
      '<limit><limitfrom>0</limitfrom><limitcount>10</limitcount></limit>',
  )
  expect(towns).toMatchObject([
    {
      code: '15500',
      name: 'Казань город',
      shortName: 'Казань',
      typeName: 'город',
      regionCode: '16',
      regionName: 'Татарстан республика',
      country: 'RU',
      latitude: 55.79,
      longitude: 49.12,
      fiasCode: '00000000-0000-4000-8000-000000015500',
    },
    { code: '0901', country: 'UZ', shortName: undefined, latitude: undefined },
  ])
})

test('a search by code sends no conditions, because they would be ignored', async () => {
  const { courier, sent } = aCourier([loadFixture('townlist')])

  await courier.towns?.({ code: '15500', startsWith: 'Ка' }, aCall())

  expect(sent[0]).toContain('<codesearch><code>15500</code></codesearch></townlist>')
})

test('regions, streets, branches and warehouse goods are read', async () => {
  const { courier } = aCourier([
    loadFixture('regionlist'),
    loadFixture('streetlist'),
    loadFixture('storelist'),
    loadFixture('itemlist'),
  ])

  expect(await courier.regions({}, aCall())).toEqual([
    { code: '16', name: 'Татарстан республика', country: 'RU' },
  ])
  expect(await courier.streets?.({ townCode: '15500', contains: 'При' }, aCall())).toEqual([
    { name: 'Примерная улица', shortName: 'Примерная', typeName: 'улица' },
  ])
  expect(await courier.branches(aCall())).toEqual([{ code: '33', name: 'Партнёр Юг' }])
  expect(await courier.warehouseItems?.({ articles: ['SKU-1'] }, aCall())).toEqual([
    {
      code: '501',
      article: 'SKU-1',
      barcode: '4600000000017',
      name: 'Светильник',
      quantity: 12,
      reserved: 3,
    },
  ])
})

test('transfer acts and their lines are read in minor units', async () => {
  const { courier, sent } = aCourier([loadFixture('smalist'), loadFixture('smadetail')])

  expect(await courier.transferActs({ from: '2031-03-01' }, aCall())).toEqual([
    {
      code: '77',
      number: '12/31',
      actDate: '2031-03-10',
      paidOn: null,
      promisedOn: '2031-03-20',
      collected: { amount: 4_800_000, currency: 'RUB' },
      services: { amount: 125_050, currency: 'RUB' },
      paymentNumber: '3',
      signedCopyReceived: false,
    },
  ])
  expect(await courier.transferLines('77', aCall())).toMatchObject([
    { courierId: '700144', courierReference: 'LMP-000512', weightGrams: 2350 },
  ])
  expect(sent[0]).toContain('<datefrom>2031-03-01</datefrom></smalist>')
  expect(sent[1]).toContain('<code>77</code></smadetail>')
})

test('a printed form exists only where the operator named the command', async () => {
  const pdf = Buffer.from('%PDF-1.4 form').toString('base64')
  const { courier, sent } = aCourier([`<waybill><content>${pdf}</content></waybill>`], {
    printing: { command: 'waybill', form: '2' },
  })

  expect(aCourier([]).courier.printLabel).toBeUndefined()
  expect(Buffer.from((await courier.printLabel?.('1001', aCall())) ?? '').toString()).toBe(
    '%PDF-1.4 form',
  )
  expect(sent[0]).toContain('<order orderno="1001"/><form>2</form></waybill>')
})

test('files are attached as base64, and large ones not at all', async () => {
  const { courier, sent } = aCourier(['<addattachments error="0"/>'])
  const proxy = { name: 'proxy.pdf', bytes: new TextEncoder().encode('hello') }

  await courier.attachFiles('1001', [proxy], aCall())
  const large = courier.attachFiles('1001', [{ ...proxy, bytes: new Uint8Array(2 ** 21) }], aCall())

  expect(sent).toHaveLength(1)
  expect(sent[0]).toContain('<item name="proxy.pdf">aGVsbG8=</item>')
  await expect(large).rejects.toMatchObject({ code: 'courier_rejected' })
})
