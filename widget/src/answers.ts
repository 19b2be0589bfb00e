import type {
  MethodRefusal,
  Money,
  Quote,
  QuoteAnswer,
  Town,
  TownsAnswer,
} from '@courier-checkout/api-client/contract'

// Hand-written, because a schema library would be a third of the first script. Only the fields that
// the widget reads are checked.

export type Is<T> = (value: unknown) => value is T

export const isText = (value: unknown): value is string => typeof value === 'string'
export const isTextOrNull = (value: unknown): value is string | null =>
  value === null || isText(value)

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export const isListOf =
  <T>(is: Is<T>): Is<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(is)

export const isMoney: Is<Money> = (value): value is Money =>
  isObject(value) && Number.isInteger(value['amount']) && isText(value['currency'])

export const isTown: Is<Town> = (value): value is Town =>
  isObject(value) &&
  isText(value['code']) &&
  isText(value['name']) &&
  isText(value['regionName']) &&
  isText(value['country'])

export const isQuote: Is<Quote> = (value): value is Quote =>
  isObject(value) &&
  isText(value['id']) &&
  (value['method'] === 'door' || value['method'] === 'pickup_point') &&
  isText(value['serviceLevel']) &&
  isText(value['name']) &&
  isMoney(value['price']) &&
  isTextOrNull(value['earliestDate']) &&
  isTextOrNull(value['operatorCode'])

const isRefusal: Is<MethodRefusal> = (value): value is MethodRefusal =>
  isObject(value) && isText(value['method']) && isText(value['reason'])

export const isQuoteAnswer: Is<QuoteAnswer> = (value): value is QuoteAnswer =>
  isObject(value) &&
  isTown(value['town']) &&
  isListOf(isQuote)(value['quotes']) &&
  isListOf(isRefusal)(value['refusals']) &&
  isObject(value['pickupPoints']) &&
  Number.isInteger(value['pickupPoints']['count']) &&
  Number.isInteger(value['pickupPoints']['lockers']) &&
  isText(value['seal']) &&
  isText(value['expiresAt'])

export const isTownsAnswer: Is<TownsAnswer> = (value): value is TownsAnswer =>
  isObject(value) && isListOf(isTown)(value['towns'])
