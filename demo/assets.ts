import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Hono } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The files of one flat folder, read once. */
export function createAssetRoutes(dir: string): Hono {
  const files = new Map(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name))]))
  const app = new Hono()
  app.get('/:name', (c) => {
    const name = c.req.param('name')
    const file = files.get(name)
    if (!file) return c.notFound()
    return c.body(new Uint8Array(file), 200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    })
  })
  return app
}
