import type { Brand } from './brand.ts'

/** The words of our sources that a brand and a platform put their own in place of. */
export interface Names {
  /** `CourierWoo`, `AcmeWoo`: unique per brand and platform, so that plugins of any version meet in peace. */
  readonly namespace: string
  readonly slug: string
  /** `courier_checkout`: of options, tables, fields. */
  readonly prefix: string
}

/** `platform` is the namespace's second half in our sources: `Woo`. */
export function namesFor(brand: Brand, platform: string): Names {
  const start = brand.id.charAt(0).toUpperCase() + brand.id.slice(1)
  return {
    namespace: `${start}${platform}`,
    slug: brand.slug,
    prefix: brand.slug.replaceAll('-', '_'),
  }
}

/** A source of the core or of the shim `Courier<platform>`, in the brand's own words. */
export function rename(text: string, platform: string, names: Names): string {
  return text
    .replaceAll(/\bCourierCore\b/g, `${names.namespace}\\Core`)
    .replaceAll(new RegExp(`\\bCourier${platform}\\b`, 'g'), names.namespace)
    .replaceAll(/\bcourier-checkout\b/g, names.slug)
    .replaceAll(/(?<![A-Za-z])courier_checkout/g, names.prefix)
}
