import { expect, test } from 'vitest'
import { attrOf, child, childrenOf, type Element, textOf } from '../wire/xml.ts'
import { openFixture } from './fixture.ts'

const codesOf = (answer: Element): readonly string[] =>
  childrenOf(answer, 'pvz').map((point) => textOf(point, 'code'))

test('C53 a code search needs no login and ignores limits', async () => {
  const { ask } = openFixture()

  const answer = await ask(
    '<townlist><codesearch><code>15500</code></codesearch><conditions><name>Уфа</name></conditions><limit><limitcount>0</limitcount></limit></townlist>',
  )

  expect(answer.attrs['count']).toBe('1')
  const town = child(answer, 'town')
  expect(
    ['code', 'name', 'fiascode', 'kladrcode', 'shortname', 'typename'].map((name) =>
      textOf(town, name),
    ),
  ).toEqual([
    '15500',
    'Казань город',
    '00000000-0000-4000-8000-000000015500',
    '1600000100000',
    'Казань',
    'город',
  ])
  expect(textOf(child(town, 'city'), 'name')).toBe('Татарстан республика')
  expect(child(town, 'coords')?.attrs).toEqual({ lat: '55.7900', lon: '49.1200' })
})

test('C54 totals are counted only when asked for', async () => {
  const { ask } = openFixture()
  const search = (limit: string) =>
    ask(
      `<townlist><conditions><namestarts>К</namestarts></conditions><limit><limitcount>10</limitcount>${limit}</limit></townlist>`,
    )

  const counted = await search('<countall>YES</countall>')
  const plain = await search('')

  expect(childrenOf(counted, 'town')).toHaveLength(10)
  expect(Number(counted.attrs['totalcount'])).toBeGreaterThan(10)
  expect(Number(counted.attrs['totalpages'])).toBe(
    Math.ceil(Number(counted.attrs['totalcount']) / 10),
  )
  expect(plain.attrs).toEqual({ count: '10', page: '1' })
})

test('the largest of the towns comes first', async () => {
  const { ask } = openFixture()

  const answer = await ask('<townlist><limit><limitcount>3</limitcount></limit></townlist>')

  expect(childrenOf(answer, 'town').map((town) => textOf(town, 'code'))).toEqual([
    '1',
    '153361',
    '54010',
  ])
})

test.each([
  [
    '<conditions><city>16</city><namestarts>Наб</namestarts></conditions>',
    ['Набережные Челны город'],
  ],
  [
    '<conditions><city>Татарстан республика</city><name>казань</name></conditions>',
    ['Казань город'],
  ],
  [
    '<conditions><namecontainsparts>ростов дону</namecontainsparts></conditions>',
    ['Ростов-на-Дону город'],
  ],
  [
    '<conditions><fullname>Диксон поселок городского типа</fullname></conditions>',
    ['Диксон поселок городского типа'],
  ],
  ['<conditions><name>Казань</name><country>UZ</country></conditions>', []],
  ['<codesearch><zipcode>420000</zipcode></codesearch>', ['Казань город']],
])('towns are found by %s', async (inner, names) => {
  const { ask } = openFixture()

  const answer = await ask(`<townlist>${inner}</townlist>`)

  expect(childrenOf(answer, 'town').map((town) => textOf(town, 'name'))).toEqual(names)
})

test('C55 a point is found by its code, with all its fields', async () => {
  const { call } = openFixture()

  const answer = await call('pvzlist', '<code>4417</code>')

  expect(answer.attrs).toEqual({ count: '1' })
  const point = child(answer, 'pvz')
  const fields = Object.fromEntries(point?.children.map(({ name, text }) => [name, text]) ?? [])
  expect(fields).toEqual({
    uid: '',
    code: '4417',
    clientcode: 'KZN21',
    name: 'На Ленина',
    parentcode: '33',
    parentname: 'Партнёр Юг',
    town: 'Казань город',
    address: 'ул. Ленина, 10',
    phone: '+7 800 000-00-00',
    comment: '',
    traveldescription: 'вход со двора',
    worktime: 'пн-пт 10:00-20:00',
    maxweight: '15',
    acceptcash: 'YES',
    acceptcard: 'NO',
    acceptfitting: 'YES',
    acceptindividuals: 'YES',
    latitude: '55.790000',
    longitude: '49.120000',
  })
  expect(attrOf(child(point, 'town'), 'code')).toBe('15500')
})

test('C56 points without a card reader are left out when cards are asked for', async () => {
  const { call } = openFixture()

  const all = codesOf(await call('pvzlist', '<town>15500</town>'))
  const withCard = codesOf(await call('pvzlist', '<town>15500</town><acceptcard>YES</acceptcard>'))

  expect(all).toContain('4417')
  expect(withCard).not.toContain('4417')
  expect(withCard.length).toBeGreaterThan(0)
})

test('C57 points that cannot take the weight are left out', async () => {
  const { call } = openFixture()

  const heavy = codesOf(await call('pvzlist', '<town>15500</town><maxweight>20</maxweight>'))
  const light = codesOf(await call('pvzlist', '<town>15500</town><maxweight>15</maxweight>'))

  expect(heavy).not.toContain('4417')
  expect(light).toContain('4417')
})

test('C58 a street without a town is ignored', async () => {
  const { call } = openFixture()

  const everything = codesOf(await call('pvzlist'))
  const street = codesOf(await call('pvzlist', '<address>Ленина</address>'))
  const both = codesOf(
    await call('pvzlist', '<town>15500</town><address>Ленина</address><house>10</house>'),
  )

  expect(street).toEqual(everything)
  expect(both).toEqual(['4417'])
})

test('points are paged, counted and boxed', async () => {
  const { call } = openFixture()
  const limit =
    '<limit><limitfrom>10</limitfrom><limitcount>5</limitcount><countall>YES</countall></limit>'
  const box = '<lt>56</lt><lg>48.9</lg><rt>55.6</rt><rg>49.4</rg>'

  const page = await call('pvzlist', limit)
  const boxed = codesOf(await call('pvzlist', `${box}<parentcode>33</parentcode>`))

  expect(page.attrs).toEqual({ count: '5', totalcount: '400' })
  expect(codesOf(page)).toEqual(codesOf(await call('pvzlist')).slice(10, 15))
  expect(boxed).toContain('4417')
})

test('C59 the map answers short keys in JSON, without a login', async () => {
  const { simulator } = openFixture()

  const response = await simulator.app.request('/8814/map', {
    method: 'POST',
    body: '<pvzlist><code>4417</code><json>YES</json></pvzlist>',
  })

  expect(await response.json()).toEqual([
    {
      co: '4417',
      na: 'На Ленина',
      la: 55.79,
      lo: 49.12,
      ad: 'ул. Ленина, 10',
      ph: '+7 800 000-00-00',
      wt: 'пн-пт 10:00-20:00',
      ac: 'YES',
      cc: 'NO',
      af: 'YES',
    },
  ])
})

test('regions are rows called city', async () => {
  const { ask } = openFixture()

  const answer = await ask(
    '<regionlist><conditions><namestarts>татар</namestarts></conditions></regionlist>',
  )

  const [region] = childrenOf(answer, 'city')
  expect([textOf(region, 'code'), textOf(region, 'name')]).toEqual(['16', 'Татарстан республика'])
  expect(textOf(child(region, 'country'), 'ShortName1')).toBe('RU')
})

test('streets are those of the town named', async () => {
  const { ask } = openFixture()
  const streets = (town: string) =>
    ask(
      `<streetlist><conditions><town>${town}</town><namestarts>Лен</namestarts></conditions></streetlist>`,
    )

  expect(textOf(child(await streets('15500'), 'street'), 'shortname')).toBe('Ленина')
  expect((await streets('Китеж')).attrs['count']).toBe('0')
})

test('goods of the warehouse are found by article and by stock', async () => {
  const { call } = openFixture()

  const lamp = await call('itemlist', '<codesearch><article>SKU-1</article></codesearch>')
  const absent = await call(
    'itemlist',
    '<conditions><quantity>NOT_EXISTING_ONLY</quantity></conditions>',
  )

  expect(textOf(child(lamp, 'item'), 'retprice')).toBe('2000.00')
  expect(childrenOf(absent, 'item').map((item) => textOf(item, 'article'))).toEqual(['SKU-3'])
})

test('branches and carriers are listed', async () => {
  const { call } = openFixture()

  const stores = childrenOf(await call('storelist'), 'store').map((store) => textOf(store, 'name'))

  expect(stores).toContain('Партнёр Юг')
})
