import type { Address, Settings } from '../driver.ts'

/** Deliveries of the fake shop: the first is the shop's own, ours come with the component. */
export const DELIVERIES = { door: '2', pickup_point: '3' } as const
export const PAYMENTS = { cash: '1', prepaid: '2' } as const

/** The scenarios' words for the statuses of a miniShop2 to which a merchant added four. */
export const STATUSES: Readonly<Record<string, number>> = {
  pending: 1,
  paid: 2,
  cancelled: 4,
  completed: 5,
  failed: 6,
  'on-hold': 7,
  processing: 8,
}

/** What tells one shop of MODX from another's. */
export interface Edition {
  /** As people read it. */
  readonly platform: string
  /** Of the order's fields. */
  readonly names: { readonly delivery: string; readonly payment: string }
  readonly statuses: Readonly<Record<string, number>>
  readonly whyNot: Readonly<Record<string, string>>
}

export const WHY_NOT = {
  virtual: 'miniShop2 knows no goods without delivery',
  'free-coupon': 'miniShop2 has no coupons of its own',
  'mail-names-place': 'miniShop2’s e-mails are the shop’s own chunks',
}

export function freshSettings(
  payments: { readonly cash: string; readonly prepaid: string },
  statuses: Readonly<Record<string, number>>,
): Settings {
  return {
    statusMap: { delivered: 'completed' },
    paymentMap: { [payments.cash]: 'cash', [payments.prepaid]: 'none' },
    senderTown: { code: '1', name: 'Москва' },
    currency: 'RUB',
    weightUnit: 'kg',
    paidStatuses: [String(statuses['paid'])],
    cancelledStatuses: [String(statuses['cancelled'])],
    multiplier: '0',
    additive: '0',
    returnStatuses: '1',
    logLevel: 'debug',
  }
}

/** The order's fields as miniShop2 names them. */
export function toFields(address: Partial<Address>): Record<string, string> {
  const { town = '', region = '', postcode = '', street = '' } = address
  return { city: town, region, index: postcode, street }
}

export const MINISHOP2: Edition = {
  platform: 'minishop2, faked (4',
  names: { delivery: 'delivery', payment: 'payment' },
  statuses: STATUSES,
  whyNot: WHY_NOT,
}
