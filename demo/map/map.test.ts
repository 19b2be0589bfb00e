import { expect, test } from 'vitest'
import { createTileRoutes } from './routes.ts'
import { createBaseMap } from './tile.ts'
import { toSpot } from './world.ts'

const TOWNS = [
  { name: 'Казань', population: 1_300_000, lat: 55.79, lon: 49.12 },
  { name: 'Зеленодольск', population: 100_000, lat: 55.85, lon: 48.5 },
]

function tileOf(zoom: number, place: { lat: number; lon: number }): [number, number, number] {
  const { x, y } = toSpot(place)
  return [zoom, Math.floor(x * 2 ** zoom), Math.floor(y * 2 ** zoom)]
}

test('the same tile is the same picture on every run', () => {
  const tile = tileOf(14, { lat: 55.79, lon: 49.12 })

  const first = createBaseMap(TOWNS).drawTile(...tile)
  const second = createBaseMap(TOWNS).drawTile(...tile)

  expect(first).toBe(second)
  expect(first).toContain('<path')
})

test('a town is named at its true place', () => {
  const map = createBaseMap(TOWNS)

  const here = map.drawTile(...tileOf(11, { lat: 55.79, lon: 49.12 }))
  const elsewhere = map.drawTile(...tileOf(11, { lat: 57.5, lon: 52 }))

  expect(here).toContain('>Казань</text>')
  expect(elsewhere).not.toContain('Казань')
})

test('streets do not stop at the border of two tiles', () => {
  const map = createBaseMap(TOWNS)
  const [zoom, x, y] = tileOf(14, { lat: 55.79, lon: 49.12 })

  const left = crossings(map.drawTile(zoom, x, y), 256)
  const right = crossings(map.drawTile(zoom, x + 1, y), 0)

  expect(left.length).toBeGreaterThan(3)
  expect(right).toEqual(left)
})

test('names at one zoom do not lie over each other', () => {
  const crowd = Array.from({ length: 40 }, (_, i) => ({
    name: `Городок ${i}`,
    population: 1_000_000 - i,
    lat: 55 + (i % 7) * 0.02,
    lon: 49 + Math.floor(i / 7) * 0.02,
  }))

  const tile = createBaseMap(crowd).drawTile(...tileOf(7, { lat: 55.06, lon: 49.06 }))

  expect(tile.match(/<text/g)).toHaveLength(1)
})

test('a tile outside the world is not found', async () => {
  const app = createTileRoutes(createBaseMap(TOWNS))

  expect((await app.request('/3/8/0.svg')).status).toBe(404)
  expect((await app.request('/25/1/1.svg')).status).toBe(404)
  expect((await app.request('/3/5/2.svg')).headers.get('content-type')).toMatch('image/svg+xml')
})

/** Heights, in pixels, at which straight white streets cross a vertical line. */
function crossings(svg: string, x: number): number[] {
  const found = new Set<number>()
  for (const [, d = ''] of svg.matchAll(/<path d="([^"]+)" fill="none" stroke="#ffffff"/g)) {
    for (const [, x1, y1, x2, y2] of d.matchAll(/M(\S+) (\S+)L([^M ]+) ([^M]+)/g)) {
      const [ax, ay, bx, by] = [Number(x1), Number(y1), Number(x2), Number(y2)]
      if (ax < x === bx < x) continue
      const crossing = ay + ((x - ax) / (bx - ax)) * (by - ay)
      if (crossing > 1 && crossing < 255) found.add(Math.round(crossing))
    }
  }
  return [...found].sort((a, b) => a - b)
}
