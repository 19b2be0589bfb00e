import type { Address, Settings } from '../driver.ts'
import type { Page, Place, Terms } from '../fake/one-page-buyer.ts'

/** Profiles of the fake shop's service. */
export const PROFILES = { door: 11, pickup_point: 12 } as const
export const PAYMENTS = { cash: 6, prepaid: 7 } as const

/** The scenarios' words for Bitrix's statuses of an order; `paid` and `cancelled` are flags there, not statuses. */
const STATUSES: Readonly<Record<string, string>> = {
  processing: 'E',
  completed: 'F',
  failed: 'ER',
  'on-hold': 'N',
  pending: 'Y',
}

export function statusCode(word: string): string {
  const code = STATUSES[word]
  if (code === undefined) throw new Error(`no order status ${word}`)
  return code
}

export function statusWord(code: string): string {
  return Object.entries(STATUSES).find(([, known]) => known === code)?.[0] ?? code
}

/** A service's own form has Bitrix's names, and lists as words with commas. */
export function toConfig(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      Array.isArray(value) ? value.join(',') : String(value),
    ]),
  )
}

export function toProperties({ town = '', postcode = '', street = '' }: Partial<Address>) {
  return { CITY: town, ZIP: postcode, ADDRESS: street }
}

/** What `PageState::toArray()` tells with each answer of the checkout. */
interface Told extends Omit<Place, 'methods'> {
  readonly chosen: number
  readonly open: boolean
  readonly methods: readonly { readonly delivery: number; method: string; ruleSet: string }[]
}

export const TERMS: Terms = {
  methods: PROFILES,
  payments: PAYMENTS,
  toPlace({ place }: Page) {
    const told = place as Told | null // our own server's answer, made by our own PHP
    const methods = told?.methods
      .filter(({ delivery }) => told.open || delivery === told.chosen)
      .map(({ delivery, ...one }) => ({ id: delivery, ...one }))
    return told && methods && methods.length > 0 ? { ...told, methods } : null
  },
  live: (address) => ({ properties: toProperties(address) }),
  choose: (id) => ({ delivery: id }),
  pay: (id) => ({ payment: id }),
  // Our script chooses the profile, too, where the open chooser has made it possible.
  select: (id, token) => ({ delivery: id, courier_checkout_token: { [id]: token } }),
}
