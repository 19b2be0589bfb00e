import type { ShopStore } from './store.ts'

/** What the merchant sets and the gateway need not know. */
export interface ShopSettings {
  /** Kopecks, to the door, when the gateway cannot be reached. */
  readonly fallbackPrice: number
}

const SETTING = 'shop'
const DEFAULTS: ShopSettings = { fallbackPrice: 490_00 }

export function readShopSettings(store: ShopStore): ShopSettings {
  // Our own writing, by `writeShopSettings` and nobody else.
  const kept = store.readSetting(SETTING) as Partial<ShopSettings> | undefined
  return { ...DEFAULTS, ...kept }
}

export function writeShopSettings(store: ShopStore, settings: ShopSettings): void {
  store.writeSetting(SETTING, settings)
}
