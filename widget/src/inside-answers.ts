import type {
  PickupPoint,
  PointAnswer,
  PointRow,
  PointsAnswer,
  SelectionAnswer,
  StreetsAnswer,
} from '@courier-checkout/api-client/contract'
import { type Is, isListOf, isMoney, isObject, isText, isTextOrNull } from './answers.ts'

const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === 'number'

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
