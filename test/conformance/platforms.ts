import type { Browser } from 'playwright-core'
import type { Shop } from './driver.ts'
import { openMiniShop } from './modx/shop.ts'
import { openOpenCartShop } from './opencart/shop.ts'
import { openPrestaShop } from './prestashop/shop.ts'
import { openWooShop } from './woocommerce/shop.ts'

/** Platforms with a driver for running shops, and the checkouts each has: `''` where there is one. */
export const PLATFORMS: Readonly<Record<string, readonly string[]>> = {
  woocommerce: ['classic', 'blocks'],
  opencart: [''],
  minishop2: [''],
  prestashop: [''],
}

export interface ShopOptions {
  readonly browser: Browser
  readonly url: string
  readonly admin: readonly [string, string]
  readonly checkout: string
  readonly gatewayUrl: string
  /** Where the server writes its e-mails, when it does. */
  readonly mailDir: string | null
}

export function openShop(platform: string, options: ShopOptions): Promise<Shop> {
  if (platform === 'opencart') return openOpenCartShop(options)
  if (platform === 'minishop2') return openMiniShop(options)
  if (platform === 'prestashop') return openPrestaShop(options)
  const { checkout } = options
  if (checkout !== 'classic' && checkout !== 'blocks') throw new Error(`no checkout ${checkout}`)
  return openWooShop({ ...options, checkout })
}
