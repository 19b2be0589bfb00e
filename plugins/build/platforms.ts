import type { Brand } from './brand.ts'
import { buildModx, signatureOf } from './modx.ts'
import { archivePath, buildOpenCart } from './opencart.ts'
import { buildPrestaShop, moduleName } from './prestashop.ts'
import { buildWooCommerce } from './woocommerce.ts'
import type { Files } from './zip.ts'

/** A platform: its folder and one line here. */
export const PLATFORMS: Readonly<Record<string, (brand: Brand) => Promise<Files>>> = {
  woocommerce: buildWooCommerce,
  prestashop: buildPrestaShop,
  modx: buildModx,
  'opencart2.3': (brand) => buildOpenCart(brand, '2.3'),
  opencart3: (brand) => buildOpenCart(brand, '3'),
  opencart4: (brand) => buildOpenCart(brand, '4'),
}

/** Where a platform expects its archive under another name. */
const ARCHIVES: Readonly<Record<string, (brand: Brand) => string>> = {
  prestashop: (brand) => `prestashop/${moduleName(brand)}.zip`,
  modx: (brand) => `modx/${signatureOf(brand)}.transport.zip`,
  'opencart2.3': (brand) => archivePath(brand, '2.3'),
  opencart3: (brand) => archivePath(brand, '3'),
  opencart4: (brand) => archivePath(brand, '4'),
}

/** The archive's path below `dist/`. */
export function archiveOf(platform: string, brand: Brand): string {
  return ARCHIVES[platform]?.(brand) ?? `${brand.slug}-${platform}.zip`
}
