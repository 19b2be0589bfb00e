import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import { createTestGateway, KAZAN, TIED } from './gateway-fixture.ts'
import { callsOf, gateway, openAgain, openEachTime, shop } from './shop-stand.ts'

openEachTime()

const townsLike = async (q: string): Promise<string[]> =>
  (await (await shop.page(`/v1/towns?q=${encodeURIComponent(q)}`)).json()).towns.map(
    (town: { name: string }) => town.name,
  )
const loaded = (kind: string) => () =>
  gateway.logged.some(
    ({ event, fields }) =>
      event === 'dictionary.loaded' && (fields as { kind: string }).kind === kind,
  )
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setImmediate(resolve))
}

test.each([
  ['каз', 'Казань город'],
  ['rfpfym', 'Казань город'],
  ['казнаь', 'Казань город'],
  ['орел', 'Орёл город'],
  ['г. москва', 'Москва город'],
])('"%s" suggests %s', async (q, name) => {
  await until(loaded('town'))

  const [first = ''] = await townsLike(q)

  expect(first).toBe(name)
})

test('the region is told with every town, and nothing that only this courier knows', async () => {
  const { towns } = await (await shop.page('/v1/towns?q=Казань')).json()

  expect(towns).toEqual([
    {
      code: KAZAN,
      name: 'Казань город',
      shortName: 'Казань',
      regionCode: '16',
      regionName: 'Татарстан республика',
      country: 'RU',
      latitude: 55.79,
      longitude: 49.12,
    },
  ])
})

test('a postcode finds its town', async () => {
  const { towns } = await (await shop.page('/v1/towns?q=420000')).json()

  expect(towns).toMatchObject([{ code: KAZAN, postcode: '420000' }])
})

test('the towns with points nearest to a town are told, without itself', async () => {
  await until(loaded('point'))
  await until(loaded('town'))

  const { towns } = await (await shop.page(`/v1/towns?near=${KAZAN}&limit=3`)).json()

  expect(towns).toHaveLength(3)
  const codes = towns.map(({ code }: { code: string }) => code)
  expect(codes).not.toContain(KAZAN)
  for (const code of codes) {
    const { points } = await (await shop.page(`/v1/pickup-points?town=${code}`)).json()
    expect(points.length).toBeGreaterThan(0)
  }
})

test('a town is found by its code', async () => {
  const { towns } = await (await shop.page(`/v1/towns?code=${KAZAN}`)).json()

  expect(towns).toMatchObject([{ name: 'Казань город' }])
})

test('streets are suggested within a town', async () => {
  const { streets } = await (await shop.page(`/v1/streets?town=${KAZAN}&q=Лен`)).json()

  expect(streets.length).toBeGreaterThan(0)
  expect(streets.map((s: { name: string }) => s.name).join()).toContain('Лен')
})

test('once the towns are known, typing costs the courier nothing', async () => {
  await until(loaded('town'))
  const before = callsOf('townlist')

  for (const q of ['к', 'ка', 'каз', 'казн', 'москва']) await townsLike(q)

  expect(callsOf('townlist')).toBe(before)
})

test('once the points are known, a town’s points cost the courier nothing', async () => {
  await until(loaded('point'))
  const before = callsOf('pvzlist')

  const { points, operators, updatedAt } = await (
    await shop.page(`/v1/pickup-points?town=${KAZAN}`)
  ).json()

  const known = gateway.simulator.world.points.byTown.get(KAZAN) ?? []
  expect(points.map((p: { code: string }) => p.code)).toEqual(known.map((p) => p.code).sort())
  expect(operators.length).toBeGreaterThan(0)
  expect(updatedAt).toMatch(/Z$/)
  expect(callsOf('pvzlist')).toBe(before)
})

test('a town’s points travel packed', async () => {
  const headers = { origin: 'https://shop.example', 'accept-encoding': 'gzip' }

  const response = await shop.page(`/v1/pickup-points?town=${KAZAN}`, { headers })

  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(response.headers.get('vary')).toBe('Origin, Accept-Encoding')
  const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString()
  expect(JSON.parse(text).points.length).toBeGreaterThan(0)
})

test('a point’s whole description is given when it is opened', async () => {
  const [row] = (await (await shop.page(`/v1/pickup-points?town=${KAZAN}`)).json()).points

  const { point } = await (await shop.page(`/v1/pickup-points/${row.code}`)).json()

  expect(row).not.toHaveProperty('phones')
  expect(point).toMatchObject({
    code: row.code,
    townCode: KAZAN,
    phones: [expect.any(String)],
    accepts: row.accepts,
  })
  expect((await shop.page('/v1/pickup-points/nowhere')).status).toBe(404)
})

test('before the lists are known the courier is asked directly, with the same answer', async () => {
  const later = await (await shop.page(`/v1/pickup-points?town=${KAZAN}`)).json()
  // The whole network and the whole dictionary fail; single questions do not.
  await openAgain({
    breaks: (document) =>
      (document.includes('<pvzlist>') && !document.includes('<town>')) ||
      (document.includes('<townlist>') && document.includes('<limit>')),
  })

  const direct = await (await shop.page(`/v1/pickup-points?town=${KAZAN}`)).json()

  expect(direct.points).toEqual(later.points)
  expect(await townsLike('Каз')).toContain('Казань город')
  await until(() => gateway.logged.some(({ event }) => event === 'dictionary.failed'))
  expect(gateway.logged.map(({ event }) => event)).not.toContain('dictionary.loaded')
})

test('a restart reads the lists from the store, not from the courier', async () => {
  const db = await openSqlite(':memory:')
  const parts = { db, gatewayKey: randomBytes(32) }
  await openAgain({ parts })
  await until(() => loaded('town')() && loaded('point')())
  await gateway.gateway.close()

  const again = await createTestGateway({ parts, breaks: () => true })
  await again.gateway.startJobs()
  await until(() => again.logged.some(({ event }) => event === 'dictionary.restored'))
  const path = `/v1/towns?q=Казань&key=${shop.publishableKey}`
  const headers = { origin: 'https://shop.example' }
  const answer = await (await again.call(path, { headers })).json()

  expect(answer.towns).toMatchObject([{ code: KAZAN }])
  await again.gateway.close()
})

test('the towns are read anew after a day, and the old ones serve meanwhile', async () => {
  await until(loaded('town'))
  gateway.shiftClock(25 * 3_600_000)
  const before = callsOf('townlist')

  expect(await townsLike('Казань')).toEqual(['Казань город'])

  await until(() => callsOf('townlist') > before)
  expect(await townsLike('Казань')).toEqual(['Казань город'])
})

test('service levels name the operator they are tied to', async () => {
  await openAgain({ environment: TIED })

  const answer = await (await shop.page('/v1/service-levels')).json()

  expect(answer).toEqual({
    serviceLevels: [
      { code: '1', name: 'Эконом', operatorCode: null },
      { code: '2', name: 'Экспресс', operatorCode: '33' },
    ],
  })
})
