import { readFileSync } from 'node:fs'
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
  /** Path of an SVG or PNG beside the brand file, or empty. */
  logo: Text,
  author: Text,
  website: Text,
  /** Empty address: the map stays plain. */
  tiles: z.object({ url: Text, attribution: Text, attributionUrl: Text }),
})
export type Brand = z.infer<typeof Brand>

export function loadBrand(file: string): Brand {
  const brand = Brand.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!brand.success) throw new Error(`${file}: ${z.prettifyError(brand.error)}`)
  return brand.data
}
