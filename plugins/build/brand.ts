import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import * as z from 'zod'

const Text = z.string().max(300)

/** Whose plugins they are: `brands/default.json`. */
export const Brand = z.object({
  /** Begins the PHP namespace of every plugin: `courier` → `CourierWoo`. */
  id: z.string().regex(/^[a-z][a-z0-9]{1,30}$/),
  /** Folder, text domain, pages: `courier-checkout`. */
  slug: z.string().regex(/^[a-z][a-z0-9-]{2,40}$/),
  name: z.object({ ru: Text, en: Text }),
  /** Empty: the merchant types it. */
  gatewayUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  courierCode: z.string().regex(/^\d{0,10}$/),
  /** A CSS colour, or empty. */
  accent: z.string().max(40),
  /** An SVG or PNG, by its path from the brand file; empty: none. Loaded, it is the whole path. */
  logo: z.union([z.literal(''), Text.regex(/\.(svg|png)$/)]),
  author: Text,
  website: Text,
  /** Empty address: the map stays plain. */
  tiles: z.object({ url: Text, attribution: Text, attributionUrl: Text }),
})
export type Brand = z.infer<typeof Brand>

export function loadBrand(file: string): Brand {
  const brand = Brand.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!brand.success) throw new Error(`${file}: ${z.prettifyError(brand.error)}`)
  const logo = brand.data.logo && resolve(dirname(file), brand.data.logo)
  if (logo && !existsSync(logo)) throw new Error(`${file}: there is no ${logo}`)
  return { ...brand.data, logo }
}

/** The logo as `logo.svg` or `logo.png`; none: nothing. */
export function readLogo(brand: Brand): ReadonlyMap<string, Uint8Array> {
  if (!brand.logo) return new Map()
  return new Map([[`logo${extname(brand.logo)}`, readFileSync(brand.logo)]])
}
