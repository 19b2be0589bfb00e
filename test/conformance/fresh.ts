/** What scenarios change, as it is in a fresh shop on every platform. */
export const FRESH_ANYWHERE = {
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
  defaultPayment: 'cash',
  logLevel: 'debug',
}

/** The same of one delivery method. */
export const FRESH_METHOD = {
  multiplier: '',
  additive: '',
  payments: [],
  maxWeight: '',
  freeFrom: '',
}
