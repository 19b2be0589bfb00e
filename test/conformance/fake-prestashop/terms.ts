import type { Address } from '../driver.ts'

/** Carriers of the fake shop: ours come with the module, the third is the shop's own. */
export const CARRIERS = { door: 1, pickup_point: 2 } as const
export const PAYMENTS = { cash: 'ps_cashondelivery', prepaid: 'ps_wirepayment' } as const

/** The scenarios' words for the order states of a fresh PrestaShop. */
const STATES: Readonly<Record<string, number>> = {
  paid: 2,
  processing: 3,
  completed: 5,
  cancelled: 6,
  failed: 8,
  'on-hold': 10,
  pending: 13,
}

export function stateId(word: string): number {
  const id = STATES[word]
  if (id === undefined) throw new Error(`no order state ${word}`)
  return id
}

export function stateWord(id: number): string {
  return Object.entries(STATES).find(([, known]) => known === id)?.[0] ?? String(id)
}

/** As a buyer types it; regions are no list in the Russia of a fresh PrestaShop. */
export function toAddress(address: Partial<Address>): Record<string, string> {
  const { town = '', postcode = '', street = '' } = address
  return { city: town, postcode, address1: street }
}
