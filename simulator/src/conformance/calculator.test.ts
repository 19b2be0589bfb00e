import { expect, test } from 'vitest'
import { attrOf, child, childrenOf, type Element, textOf } from '../wire/xml.ts'
import { type Fixture, openFixture } from './fixture.ts'

const OLD = 'townfrom="Москва город" townto="Казань город" mass="2.35" l="40" w="30" h="20"'
const NEW =
  '<sender><town>Москва город</town></sender><receiver><town regioncode="16">Казань город</town></receiver><weight>2.35</weight>'

const askOld = ({ call }: Fixture, attributes: string): Promise<Element> =>
  call('calculator', `<calc ${attributes}/>`)
const askNew = ({ call }: Fixture, inner: string): Promise<Element> =>
  call('calculator', `<order>${inner}</order>`)
const pricesOf = (answer: Element): readonly number[] =>
  childrenOf(answer, 'calc').map((calc) => Number(textOf(calc, 'price')))

test('C47 the old form asks for one mode', async () => {
  const answer = await askOld(openFixture(), `${OLD} service="1"`)

  const [calc, ...others] = childrenOf(answer, 'calc')
  expect(others).toEqual([])
  expect(attrOf(calc, 'price')).toBe(textOf(calc, 'price'))
  expect(Number(attrOf(calc, 'price'))).toBeGreaterThan(0)
  expect(
    ['mindeliverydays', 'maxdeliverydays', 'mindeliverydate'].map((name) => textOf(calc, name)),
  ).toEqual(['2', '4', '2031-03-18'])
  expect(child(calc, 'townto')).toMatchObject({ attrs: { code: '15500' }, text: 'Казань город' })
  expect(child(calc, 'service')).toMatchObject({ attrs: { name: 'Эконом' }, text: '1' })
})

test('C48 the new form without a mode asks for all', async () => {
  const answer = await askNew(openFixture(), `${NEW}<service/>`)

  expect(childrenOf(answer, 'calc').map((calc) => textOf(calc, 'service'))).toEqual(['1', '2'])
})

test('both forms say the same of the same parcel', async () => {
  const fixture = openFixture()
  const box =
    '<packages><package mass="2.35" length="40" width="30" height="20" quantity="1"/></packages>'

  expect(pricesOf(await askNew(fixture, NEW + box))).toEqual(pricesOf(await askOld(fixture, OLD)))
})

test.each([
  ['townfrom="1" mass="1"', '19'],
  ['townfrom="1" townto="Китеж" mass="1"', '22'],
  ['townfrom="1" townto="15500" mass="abc"', '20'],
  ['townfrom="1" townto="15500" mass="1,5"', '20'],
  ['townfrom="1" townto="15500"', '23'],
  ['townfrom="Китеж" townto="15500" mass="1"', '21'],
  ['townto="15500" mass="1" service="9"', '15'],
])(
  'C49 a question that cannot be answered has its error on the root: %s',
  async (question, error) => {
    const answer = await askOld(openFixture(), question)

    expect(answer.name).toBe('calculator')
    expect(answer.attrs['error']).toBe(error)
    expect(answer.text).not.toBe('')
  },
)

test('C50 the buyer’s price is not the shop’s', async () => {
  const fixture = openFixture()

  const customer = await askOld(fixture, `${OLD} service="1" pricetype="CUSTOMER"`)
  const client = await askOld(fixture, `${OLD} service="1" pricetype="CLIENT"`)

  expect(pricesOf(customer)[0]).toBeGreaterThan(pricesOf(client)[0] ?? Infinity)
  expect(textOf(child(customer, 'calc'), 'pricetype')).toBe('CUSTOMER')
  expect(textOf(child(client, 'calc'), 'pricetype')).toBe('CLIENT')
})

test('C51 money to collect and a card cost more', async () => {
  const fixture = openFixture()
  const price = async (attributes: string) =>
    pricesOf(await askOld(fixture, `${OLD} ${attributes}`))[0] ?? 0

  const plain = await price('')
  const cash = await price('price="40000"')
  const card = await price('price="40000" paytype="CARD"')
  const insured = await price('inshprice="40000"')

  expect(cash).toBeGreaterThan(plain)
  expect(card).toBeGreaterThan(cash)
  expect(insured).toBeGreaterThan(plain)
})

test('C52 the modes are known without a login', async () => {
  const { ask } = openFixture()

  const answer = await ask('<services><auth extra="8814"/></services>')

  expect(childrenOf(answer, 'service').map((s) => [textOf(s, 'code'), textOf(s, 'name')])).toEqual([
    ['1', 'Эконом'],
    ['2', 'Экспресс'],
  ])
})

test('a point is cheaper than the door, and names the town by itself', async () => {
  const fixture = openFixture()

  const door = await askOld(fixture, 'townto="15500" mass="2" service="1"')
  const point = await askOld(fixture, 'pvz="4417" mass="2" service="1"')

  expect(pricesOf(point)[0]).toBeLessThan(pricesOf(door)[0] ?? 0)
  expect(attrOf(child(child(point, 'calc'), 'townto'), 'code')).toBe('15500')
})

test('farther, heavier and bulkier costs more', async () => {
  const fixture = openFixture()
  const price = async (attributes: string) =>
    pricesOf(await askOld(fixture, `townfrom="1" service="1" ${attributes}`))[0] ?? 0
  const near = await price('townto="1" mass="1"')
  const middle = await price('townto="15500" mass="1"')
  const far = await price('townto="Владивосток" mass="1"')

  expect(near).toBeLessThan(middle)
  expect(middle).toBeLessThan(far)
  expect(await price('townto="15500" mass="9"')).toBeGreaterThan(middle)
  expect(await price('townto="15500" mass="1" l="60" w="60" h="60"')).toBeGreaterThan(middle)
})

test('the public test account delivers today only within the town', async () => {
  const { ask } = openFixture()
  const modes = async (town: string) => {
    const auth = '<auth extra="8" login="test" pass="testm"/>'
    const answer = await ask(`<calculator>${auth}<calc townto="${town}" mass="1"/></calculator>`)
    return childrenOf(answer, 'calc').map((calc) => textOf(calc, 'service'))
  }

  expect(await modes('1')).toEqual(['1', '2', '3'])
  expect(await modes('15500')).toEqual(['1', '2'])
})

test('a mode of one carrier is left out for another carrier’s point', async () => {
  const fixture = openFixture()
  const point = fixture.simulator.world.points.all.find(({ carrier }) => carrier.code !== '33')
  const question = `pvz="${point?.code}" mass="1"`

  const all = await askOld(fixture, question)
  const tied = await askOld(fixture, `${question} service="2"`)

  expect(childrenOf(all, 'calc').map((calc) => textOf(calc, 'service'))).toEqual(['1'])
  expect(tied.attrs['error']).toBe('38')
})
