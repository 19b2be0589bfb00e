/** What scenarios change, as it is in a fresh shop. */
export const FRESH = {
  multiplier: '1',
  additive: '0',
  freeFrom: '',
  roundingStep: '',
  roundingDirection: 'nearest',
  fallbackPrice: '',
  defaultWeight: '0',
  autoSend: false,
  autoSendStatuses: [],
  failureStatus: '',
  failureEmail: false,
  numberPrefix: '',
  returnStatuses: true,
  testMode: false,
  useArticles: false,
  statusMap: { delivered: 'completed' },
  fieldMap: {},
  paymentMap: { cod: 'cash', bacs: 'none' },
  defaultPayment: 'cash',
  logLevel: 'debug',
}
export const TITLES = { door: 'Курьером до двери', pickup_point: 'В пункт выдачи' }
export const FRESH_METHOD = {
  multiplier: '',
  additive: '',
  payments: [],
  maxWeight: '',
  freeFrom: '',
}
