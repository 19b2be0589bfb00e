import type { Address } from '../driver.ts'

/** Deliveries of the fake shop: the first is the shop's own, ours come with the component. */
export const DELIVERIES = { door: '2', pickup_point: '3' } as const
export const PAYMENTS = { cash: '1', prepaid: '2' } as const

/** The scenarios' words for the statuses of a miniShop2 to which a merchant added four. */
const STATUSES: Readonly<Record<string, number>> = {
  pending: 1,
  paid: 2,
  cancelled: 4,
  completed: 5,
  failed: 6,
  'on-hold': 7,
  processing: 8,
}

export function statusId(word: string): number {
  const id = STATUSES[word]
  if (id === undefined) throw new Error(`no status ${word}`)
  return id
}

export function statusWord(id: number): string {
  return Object.entries(STATUSES).find(([, known]) => known === id)?.[0] ?? String(id)
}

/** The order's fields as miniShop2 names them. */
export function toFields(address: Partial<Address>): Record<string, string> {
  const { town = '', region = '', postcode = '', street = '' } = address
  return { city: town, region, index: postcode, street }
}
