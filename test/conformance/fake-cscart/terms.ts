import type { Address } from '../driver.ts'
import type { Page, Place, Terms } from '../fake/one-page-buyer.ts'

/** Shipping methods of the fake shop: two by our service, the third is the shop's own. */
export const SHIPPINGS = { door: 1, pickup_point: 2 } as const
export const PAYMENTS = { cash: 6, prepaid: 7 } as const

/** The scenarios' words for CS-Cart's statuses of one letter; E is one that the merchant made. */
const STATUSES: Readonly<Record<string, string>> = {
  paid: 'P',
  processing: 'E',
  completed: 'C',
  cancelled: 'I',
  failed: 'F',
  'on-hold': 'O',
  pending: 'Y',
}

export function statusLetter(word: string): string {
  const letter = STATUSES[word]
  if (letter === undefined) throw new Error(`no order status ${word}`)
  return letter
}

export function statusWord(letter: string): string {
  return Object.entries(STATUSES).find(([, known]) => known === letter)?.[0] ?? letter
}

export function toUser({ town = '', postcode = '', street = '' }: Partial<Address>) {
  return { s_city: town, s_zipcode: postcode, s_address: street }
}

/** What `PageState::html()` tells below a shipping method. */
interface Told extends Omit<Place, 'methods'> {
  readonly methods: readonly { readonly shipping: number; method: string; ruleSet: string }[]
}

export const TERMS: Terms = {
  methods: SHIPPINGS,
  payments: PAYMENTS,
  toPlace({ place }: Page) {
    const told = place as Told | null // our own server's answer, made by our own PHP
    if (!told) return null
    return {
      ...told,
      methods: told.methods.map(({ shipping, ...one }) => ({ id: shipping, ...one })),
    }
  },
  live: (address) => ({ user_data: toUser(address) }),
  choose: (id) => ({ shipping_ids: { 0: id } }),
  pay: (id) => ({ payment_id: id }),
  select: (id, token) => ({
    courier_checkout_token: { 0: { [id]: token } },
    shipping_ids: { 0: id },
  }),
}
