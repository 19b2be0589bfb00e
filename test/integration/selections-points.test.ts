import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  connectShop,
  createTestGateway,
  QUOTE_QUERY,
  type Shop,
  type TestGateway,
} from './gateway-fixture.ts'

const KAZAN = '15500'
const _FINGERPRINT = '106b3903028472ef6dedd0d6342f21ed'
const TIED = { TENANTS: '{"8814":{"serviceLevelOperators":{"2":"33"}}}' }

let gateway: TestGateway
let shop: Shop

beforeEach(async () => {
  gateway = await createTestGateway({ environment: TIED, simulator: { points: 2_000 } })
  shop = await connectShop(gateway)
})
afterEach(() => gateway.close())

interface PointRow {
  readonly code: string
  readonly operatorCode: string | null
  readonly maxWeightGrams: number | null
  readonly isLocker: boolean
  readonly accepts: { readonly cash: boolean | null }
}

async function quote(town = KAZAN, query = QUOTE_QUERY) {
  const path = `/v1/quotes?town=${town}&${query}&door=door&pickup_point=pickup`
  return (await shop.page(path)).json()
}
async function pointsIn(town = KAZAN): Promise<PointRow[]> {
  return (await (await shop.page(`/v1/pickup-points?town=${town}`)).json()).points
}
const choose = (body: object) => shop.page('/v1/selections', { body })

test('a point that is gone is not signed', async () => {
  const { seal } = await quote()

  const response = await choose({
    seal,
    quote: 'pickup_point:1',
    method: 'pickup_point',
    point: 'no-such-point',
  })

  await expectLimit(response, 'point')
})

test('a point of another town is not signed', async () => {
  const { seal } = await quote()
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
  const { seal } = await quote()
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
  const { seal } = await quote(KAZAN, heavy)
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
