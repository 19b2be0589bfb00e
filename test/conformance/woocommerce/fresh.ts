import { FRESH_ANYWHERE } from '../fresh.ts'

/** What scenarios change, as it is in a fresh shop. */
export const FRESH = {
  ...FRESH_ANYWHERE,
  statusMap: { delivered: 'completed' },
  fieldMap: {},
  paymentMap: { cod: 'cash', bacs: 'none' },
}
export const TITLES = { door: 'Курьером до двери', pickup_point: 'В пункт выдачи' }
