import type {
  MethodRefusal,
  Money,
  PickupPoint,
  PointAnswer,
  PointRow,
  PointsAnswer,
  Quote,
  QuoteAnswer,
  SelectionAnswer,
  StreetsAnswer,
  Town,
  TownsAnswer,
} from '@courier-checkout/api-client/contract'

// Hand-written, because a schema library would be a third of the first script. Only the fields that
// the widget reads are checked.

export type Is<T> = (value: unknown) => value is T

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)
const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === 'number'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isListOf =
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

export const isStreetsAnswer: Is<StreetsAnswer> = (value): value is StreetsAnswer =>
  isObject(value) &&
  Array.isArray(value['streets']) &&
  value['streets'].every((street) => isObject(street) && isText(street['name']))

const isPointRow: Is<PointRow> = (value): value is PointRow =>
  isObject(value) &&
  isText(value['code']) &&
  isText(value['name']) &&
  isText(value['address']) &&
  isNumberOrNull(value['latitude']) &&
  isNumberOrNull(value['longitude']) &&
  isNumberOrNull(value['maxWeightGrams']) &&
  isTextOrNull(value['hours']) &&
  isObject(value['accepts']) &&
  typeof value['isLocker'] === 'boolean'

export const isPointsAnswer: Is<PointsAnswer> = (value): value is PointsAnswer =>
  isObject(value) && isListOf(isPointRow)(value['points']) && Array.isArray(value['operators'])

const isPickupPoint: Is<PickupPoint> = (value): value is PickupPoint =>
  isObject(value) &&
  isText(value['code']) &&
  isText(value['address']) &&
  Array.isArray(value['phones']) &&
  isObject(value['accepts'])

export const isPointAnswer: Is<PointAnswer> = (value): value is PointAnswer =>
  isObject(value) && isPickupPoint(value['point'])

export const isSelectionAnswer: Is<SelectionAnswer> = (value): value is SelectionAnswer =>
  isObject(value) &&
  isText(value['token']) &&
  isObject(value['selection']) &&
  isMoney(value['selection']['price']) &&
  typeof value['selection']['expiresAt'] === 'number'
