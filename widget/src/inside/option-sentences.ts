import type { OptionName } from '../options.ts'

/** What each option must be, for a developer. */
const SENTENCES: Readonly<Record<OptionName, string>> = {
  gateway: 'gateway must be an http(s) address',
  shop: 'shop must be a publishable key: pk_…',
  cart: 'cart must be { currency, goods, payment: "none", "cash" or "card", weightGrams, parcels } with whole numbers',
  methods:
    'methods must be a list of { method: "door" or "pickup_point", ruleSet }, one of each at most',
  town: 'town must be a code, or { name, region?, postcode? }',
  locale: 'locale must be a language tag such as "ru"',
  fields:
    'fields must name CSS selectors of street, house, flat, entrance, floor, intercom or note',
  tiles: 'tiles must be { url with {z} {x} {y}, attribution }',
  messages: 'messages must be { key: text, or its plural forms as { one, few, many, other } }',
  fallbackPrice: 'fallbackPrice must be a whole number of minor units',
}

export function describeOptions(names: readonly OptionName[]): readonly string[] {
  return names.map((name) => SENTENCES[name])
}
