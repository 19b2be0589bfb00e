import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { readRival } from '../../../scripts/rivals.ts'

const ROOT = join(import.meta.dirname, '../../..')
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
}

/** A script that runs in a page, written beside the benches. */
export function readPageScript(name: string): string {
  return stripTypeScriptTypes(readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8'))
}

/** As an init script, which runs before the page's own and shares no names with them. */
export const toInitScript = (name: string): string => `(() => {${readPageScript(name)}})()`

const packed = new Map<string, Promise<Buffer>>()

/** Packed as tight as can be and kept, as any shop's server or CDN would. */
export async function sendPacked(name: string, read: () => string | Buffer): Promise<Response> {
  const body =
    packed.get(name) ??
    promisify(brotliCompress)(read(), {
      params: { [constants.BROTLI_PARAM_QUALITY]: name.endsWith('country.json') ? 5 : 11 },
    })
  packed.set(name, body)
  return new Response(new Uint8Array(await body), {
    headers: {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'access-control-allow-origin': '*',
      'timing-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })
}

/** `/widget/courier-checkout.js`, as built. */
export const sendWidget = (pathname: string): Promise<Response> =>
  sendPacked(pathname, () =>
    readFileSync(join(ROOT, 'widget/dist', pathname.slice('/widget/'.length))),
  )

/** `/rivals/leaflet/dist/leaflet.js`, as published. */
export const sendRival = (pathname: string): Promise<Response> =>
  sendPacked(pathname, () => readRival(pathname.slice('/rivals/'.length)))

export const toHtml = (head: string, body: string): string =>
  `<!doctype html><html lang="ru"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<title>Оформление заказа</title>${head}<body>${body}</html>`

/** A price of the chooser is on the screen when one of these has text. */
export const PRICE = '.methods .price'

const CART = JSON.stringify({
  currency: 'RUB',
  goods: 125_000,
  payment: 'cash',
  weightGrams: 1250,
  parcels: [],
}).replaceAll('"', '&quot;')

/** The element as a shop's page has it. */
export const toElement = (shop: {
  readonly gateway: string
  readonly key: string
  /** The courier's code; 1 is Moscow, where most points are. */
  readonly town?: string
}): string =>
  `<courier-checkout name="delivery" gateway="${shop.gateway}" shop="${shop.key}" locale="ru" town="${shop.town ?? '1'}"
    cart="${CART}" methods="pickup_point:pickup,door:door"></courier-checkout>`
