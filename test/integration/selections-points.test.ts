import { expect, test } from 'vitest'
import { QUOTE_QUERY, TIED } from './gateway-fixture.ts'
import { choose, pointsIn, shownQuotes } from './selections-fixture.ts'
import { openEachTime } from './shop-stand.ts'

openEachTime({ environment: TIED, simulator: { points: 2_000 } })

test('a point that is gone is not signed', async () => {
  const { seal } = await shownQuotes()

  const response = await choose({
    seal,
    quote: 'pickup_point:1',
    method: 'pickup_point',
    point: 'no-such-point',
  })

  await expectLimit(response, 'point')
})

test('a point of another town is not signed', async () => {
  const { seal } = await shownQuotes()
  const [muscovite] = await pointsIn('1')

  const response = await choose({
    seal,
    quote: 'pickup_point:1',
    method: 'pickup_point',
    point: muscovite?.code,
  })

  await expectLimit(response, 'town')
})

test('a point of another operator than the level’s is not signed', async () => {
  const { seal } = await shownQuotes()
  const foreign = (await pointsIn()).find((p) => p.operatorCode !== '33')

  const response = await choose({
    seal,
    quote: 'pickup_point:2',
    method: 'pickup_point',
    point: foreign?.code,
  })

  await expectLimit(response, 'operator')
})

async function expectLimit(response: Response, limit: string): Promise<void> {
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ code: 'not_deliverable', details: { limit } })
}

test('a point that is too small for the parcel is not signed', async () => {
  const heavy = QUOTE_QUERY.replaceAll('1250', '18000').replace('goods=18000', 'goods=1')
  const { seal } = await shownQuotes(heavy)
  const small = (await pointsIn()).find((p) => p.maxWeightGrams === 15_000 && p.accepts.cash)

  const response = await choose({
    seal,
    quote: 'pickup_point:1',
    method: 'pickup_point',
    point: small?.code,
  })

  expect(await response.json()).toMatchObject({
    code: 'not_deliverable',
    message: "weight 18000 g exceeds the point's 15000 g",
    details: { limit: 'weight', maxWeightGrams: 15_000 },
  })
})
