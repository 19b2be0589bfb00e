import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'
import type { AddressFields } from './address-fields.ts'
import { isObject, isText } from './answers.ts'
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

export type OptionName = keyof typeof RULES

/** Names of the options that are wrong; what they must be is said by `inside/option-sentences.ts`. */
export function findIssues(options: unknown): readonly OptionName[] {
  const given = isObject(options) ? options : {}
  // Object.keys forgets the literal types of the table.
  return (Object.keys(RULES) as OptionName[]).filter((name) => !RULES[name](given[name]))
}

type Rule = (value: unknown) => boolean

const orAbsent =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || rule(value)
const atLeast =
  (least: number): Rule =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least
const matches =
  (pattern: RegExp): Rule =>
  (value) =>
    isText(value) && pattern.test(value)

const isPositive = atLeast(1)
const isParcel = (parcel: unknown) =>
  isObject(parcel) &&
  ['weightGrams', 'lengthMm', 'widthMm', 'heightMm'].every((side) => isPositive(parcel[side]))
const isPayment = matches(/^(none|cash|card)$/)
const isMethod = matches(/^(door|pickup_point)$/)
const isRuleSet = matches(/^[A-Za-z0-9_-]{1,60}$/)
const isFieldName = matches(/^(street|house|flat|entrance|floor|intercom|note)$/)

const RULES = {
  gateway: matches(/^https?:\/\/[^\s/]+/),
  shop: matches(/^pk_\S+$/),
  cart: (cart) =>
    isObject(cart) &&
    isText(cart['currency']) &&
    atLeast(0)(cart['goods']) &&
    isPayment(cart['payment']) &&
    isPositive(cart['weightGrams']) &&
    Array.isArray(cart['parcels']) &&
    cart['parcels'].every(isParcel),
  methods: (methods) =>
    Array.isArray(methods) &&
    methods.length > 0 &&
    methods.every((m) => isObject(m) && isMethod(m['method']) && isRuleSet(m['ruleSet'])) &&
    new Set(methods.map((m) => m.method)).size === methods.length,
  town: orAbsent((town) => (isObject(town) ? isText(town['name']) : isText(town) && town !== '')),
  locale: orAbsent(isLocale),
  tiles: orAbsent(
    (tiles) =>
      isObject(tiles) &&
      ['{z}', '{x}', '{y}'].every((part) => String(tiles['url']).includes(part)) &&
      isText(tiles['attribution']),
  ),
  fields: orAbsent(
    (fields) =>
      isObject(fields) &&
      Object.entries(fields).every(([name, selector]) => isFieldName(name) && isText(selector)),
  ),
  messages: orAbsent(
    (texts) => isObject(texts) && Object.values(texts).every((t) => isText(t) || isObject(t)),
  ),
  fallbackPrice: orAbsent(atLeast(0)),
} satisfies Record<string, Rule>

function isLocale(locale: unknown): boolean {
  try {
    return isText(locale) && Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}
