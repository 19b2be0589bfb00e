import { Hono } from 'hono'
import { type BaseMap, MAX_ZOOM } from './tile.ts'

const KEPT_TILES = 2_000

/** `GET /{zoom}/{x}/{y}.svg`: pictures of the invented map. */
export function createTileRoutes(map: BaseMap): Hono {
  const app = new Hono()
  const drawn = new Map<string, string>()

  app.get('/:zoom{[0-9]+}/:x{[0-9]+}/:file{[0-9]+\\.svg}', (c) => {
    const zoom = Number(c.req.param('zoom'))
    const column = Number(c.req.param('x'))
    const row = Number.parseInt(c.req.param('file'), 10)
    const side = 2 ** zoom
    if (zoom > MAX_ZOOM || column >= side || row >= side) return c.notFound()

    const key = `${zoom}/${column}/${row}`
    const svg = drawn.get(key) ?? map.drawTile(zoom, column, row)
    if (drawn.size >= KEPT_TILES) drawn.clear()
    drawn.set(key, svg)
    return c.body(svg, 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    })
  })
  return app
}
