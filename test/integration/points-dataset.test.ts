import {
  PointAnswer,
  PointSearchAnswer,
  PointsChunk,
  PointsManifest,
  QuoteAnswer,
} from '@courier-checkout/api-client/contract'
import { beforeEach, expect, test } from 'vitest'
import { gateway, openEachTime, shop } from './shop-stand.ts'

const MANIFEST = '/v1/pickup-points/8814/manifest.json'
const CART = 'currency=RUB&goods=125000&payment=cash&weight=1250'

openEachTime()
beforeEach(() => untilLogged('points.published'))

async function untilLogged(event: string, times = 1): Promise<void> {
  const count = (): number => gateway.logged.filter((line) => line.event === event).length
  await expect.poll(count, { timeout: 10_000, interval: 20 }).toBeGreaterThanOrEqual(times)
}

async function readManifest(): Promise<PointsManifest> {
  return PointsManifest.parse(await (await gateway.call(MANIFEST)).json())
}

test('anyone may read the courier’s points, from the manifest to the last leaf', async () => {
  const manifest = await readManifest()
  const chunks = await Promise.all(
    manifest.leaves.map(async ([z, x, y, , hash]) => {
      const response = await gateway.call(`/v1/pickup-points/8814/${z}-${x}-${y}.${hash}.json`)
      return PointsChunk.parse(await response.json())
    }),
  )

  expect(chunks.reduce((sum, { n }) => sum + n, 0)).toBe(manifest.count)
  expect(manifest.count + manifest.unplaced).toBe(400)
})

test('caches may hold the manifest for minutes and a leaf for ever, for every page', async () => {
  const { leaves } = await readManifest()
  const [[z, x, y, , hash] = []] = leaves
  const leaf = await gateway.call(`/v1/pickup-points/8814/${z}-${x}-${y}.${hash}.json`)
  const manifest = await gateway.call(MANIFEST)

  expect(leaf.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(manifest.headers.get('cache-control')).toContain('max-age=300')
  expect(leaf.headers.get('access-control-allow-origin')).toBe('*')
  expect(leaf.headers.get('vary')).toBe('Accept-Encoding')
  expect(leaf.headers.get('set-cookie')).toBeNull()
})

test('a browser that has the manifest is told so', async () => {
  const etag = (await gateway.call(MANIFEST)).headers.get('etag') ?? ''

  const again = await gateway.call(MANIFEST, { headers: { 'if-none-match': etag } })

  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['identity', null],
])('to a browser that accepts %s it is sent so', async (accepted, coding) => {
  const response = await gateway.call(MANIFEST, { headers: { 'accept-encoding': accepted } })

  expect(response.headers.get('content-encoding')).toBe(coding)
})

test('what is not there is said in the same way to every page', async () => {
  const response = await gateway.call('/v1/pickup-points/8814/9-1-1.0123456789.json')

  expect(response.status).toBe(404)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('a quote names the manifest', async () => {
  const response = await shop.page(`/v1/quotes?town=15500&${CART}&pickup_point=pickup`)

  expect(QuoteAnswer.parse(await response.json()).pickupPoints.manifest).toBe(MANIFEST)
})

test('a point is found by its street from anywhere, nearest first', async () => {
  const response = await shop.page(
    `/v1/pickup-points/search?q=${encodeURIComponent('ленина')}&near=55.79,49.12`,
  )

  const { points } = PointSearchAnswer.parse(await response.json())
  expect(points.length).toBeGreaterThan(0)
  expect(points.every(({ address, name }) => /ленина/i.test(`${address} ${name}`))).toBe(true)
  const metres = points.map((point) => point.metres ?? 0)
  expect(metres[0]).toBeLessThan(metres.at(-1) ?? 0)
})

test('the search wants a key, and a place no more exact than a kilometre', async () => {
  const keyless = await gateway.call('/v1/pickup-points/search?q=4417')
  const exact = await shop.page('/v1/pickup-points/search?q=4417&near=55.79123,49.12345')

  expect([keyless.status, exact.status]).toEqual([401, 400])
})

test('a point named like a call is still a point', async () => {
  const response = await shop.page('/v1/pickup-points/4417')

  expect(PointAnswer.parse(await response.json()).point.code).toBe('4417')
})
