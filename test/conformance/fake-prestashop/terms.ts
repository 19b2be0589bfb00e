import type { Address, Settings } from '../driver.ts'

/** Carriers of the fake shop: ours come with the module, the third is the shop's own. */
export const CARRIERS = { door: 1, pickup_point: 2 } as const
export const PAYMENTS = { cash: 'ps_cashondelivery', prepaid: 'ps_wirepayment' } as const

/** The scenarios' words for the order states of a fresh PrestaShop. */
export const STATES: Readonly<Record<string, number>> = {
  paid: 2,
  processing: 3,
  completed: 5,
  cancelled: 6,
  failed: 8,
  'on-hold': 10,
  pending: 13,
}

export const FRESH: Settings = {
  statusMap: { delivered: 'completed' },
  paymentMap: { ps_cashondelivery: 'cash', ps_wirepayment: 'none' },
  senderTown: { code: '1', name: 'Москва' },
  defaultPayment: 'none',
  multiplier: '0',
  additive: '0',
  returnStatuses: '1',
  logLevel: 'debug',
}

/** As a buyer types it; regions are no list in the Russia of a fresh PrestaShop. */
export function toAddress(address: Partial<Address>): Record<string, string> {
  const { town = '', postcode = '', street = '' } = address
  return { city: town, postcode, address1: street }
}
