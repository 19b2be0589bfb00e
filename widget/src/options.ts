import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'
import type { AddressFields } from './address-fields.ts'
import { isObject } from './answers.ts'
import type { Messages } from './i18n/translate.ts'

/** A delivery method that the shop offers, and the rule set that prices it. */
export interface MethodOption {
  readonly method: QuotedMethod
  readonly ruleSet: string
}

/** A town as a shop's form knows it. Taken only when exactly one town answers to it. */
export interface TownHint {
  readonly name: string
  readonly region?: string
  readonly postcode?: string
}

/** Where map pictures come from. */
export interface TileSource {
  /** `https://tiles.example/{z}/{x}/{y}.png` */
  readonly url: string
  /** Shown on the map, as plain text. */
  readonly attribution: string
  readonly attributionUrl?: string
}

export interface CheckoutOptions {
  /** Address of the gateway: `https://delivery.example`. */
  readonly gateway: string
  /** Publishable key of the shop: `pk_…`. */
  readonly shop: string
  /** What is in the cart, as the shop's server describes it. */
  readonly cart: Cart
  /** In the order shown. */
  readonly methods: readonly MethodOption[]
  /** The courier's town code, or a hint; absent: the shopper is asked. */
  readonly town?: string | TownHint
  /** BCP 47; `ru` when absent. */
  readonly locale?: string
  /** Texts that replace the built-in ones, in any language. */
  readonly messages?: Partial<Messages>
  /** Absent: the map stays plain, with points on it. */
  readonly tiles?: TileSource
  /** Tells widgets of one shop on one page apart; the element takes its `name`. */
  readonly name?: string
  /** Minor units. What the shop's server charges to the door when the gateway cannot be reached. */
  readonly fallbackPrice?: number
  /**
   * The shop's own address fields by CSS selector: read when the chooser opens, and written when an
   * address is taken, with `writesFields`.
   */
  readonly fields?: AddressFields
  readonly writesFields?: boolean
  /** `auto` follows the page's `color-scheme`. */
  readonly theme?: 'auto' | 'light' | 'dark'
}

const RULE_SET = /^[A-Za-z0-9_-]{1,60}$/

export type OptionName = keyof typeof RULES

/** Names of the options that are wrong; what they must be is said by `inside/option-sentences.ts`. */
export function findIssues(options: unknown): readonly OptionName[] {
  const given = isObject(options) ? options : {}
  // Object.keys forgets the literal types of the table.
  return (Object.keys(RULES) as OptionName[]).filter((name) => !RULES[name](given[name]))
}

const RULES = {
  gateway: isWebAddress,
  shop: (shop: unknown) => /^pk_\S+$/.test(String(shop)),
  cart: isCart,
  methods: isMethods,
  town: isTownOption,
  locale: isLocale,
  tiles: isTiles,
  fields: isFields,
  messages: (texts: unknown) =>
    texts === undefined ||
    (isObject(texts) && Object.values(texts).every((t) => typeof t === 'string' || isObject(t))),
  fallbackPrice: (price: unknown) => price === undefined || isWhole(price, 0),
}

function isWebAddress(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isInteger(value) && Number(value) >= least
}

function isCart(cart: unknown): boolean {
  return (
    isObject(cart) &&
    typeof cart['currency'] === 'string' &&
    isWhole(cart['goods'], 0) &&
    /^(none|cash|card)$/.test(String(cart['payment'])) &&
    isWhole(cart['weightGrams'], 1) &&
    Array.isArray(cart['parcels']) &&
    cart['parcels'].every(
      (p) =>
        isObject(p) &&
        ['weightGrams', 'lengthMm', 'widthMm', 'heightMm'].every((side) => isWhole(p[side], 1)),
    )
  )
}

function isMethods(methods: unknown): boolean {
  return (
    Array.isArray(methods) &&
    methods.length > 0 &&
    methods.every(
      (m) =>
        isObject(m) &&
        (m['method'] === 'door' || m['method'] === 'pickup_point') &&
        RULE_SET.test(String(m['ruleSet'])),
    ) &&
    new Set(methods.map((m) => m.method)).size === methods.length
  )
}

function isTownOption(town: unknown): boolean {
  if (town === undefined) return true
  if (typeof town === 'string') return town !== ''
  return isObject(town) && typeof town['name'] === 'string'
}

const FIELD = /^(street|house|flat|entrance|floor|intercom|note)$/

function isFields(fields: unknown): boolean {
  if (fields === undefined) return true
  return (
    isObject(fields) &&
    Object.entries(fields).every(
      ([name, selector]) => FIELD.test(name) && typeof selector === 'string',
    )
  )
}

function isLocale(locale: unknown): boolean {
  if (locale === undefined) return true
  try {
    return typeof locale === 'string' && Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}

function isTiles(tiles: unknown): boolean {
  if (tiles === undefined) return true
  return (
    isObject(tiles) &&
    ['{z}', '{x}', '{y}'].every((part) => String(tiles['url']).includes(part)) &&
    typeof tiles['attribution'] === 'string'
  )
}
