import type {
  Overview,
  PickupPoint,
  PointAnswer,
  PointRow,
  PointSearchAnswer,
  PointsAnswer,
  PointsChunk,
  PointsManifest,
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

/** Other numbers mean other columns: then the town's list is asked for instead. */
const FORMAT = 1

const isNumbers = (value: unknown, length?: number): boolean =>
  Array.isArray(value) &&
  (length === undefined || value.length === length) &&
  value.every((entry) => typeof entry === 'number')

export const isOverview: Is<Overview> = (value): value is Overview =>
  isObject(value) &&
  Object.values(value).every(
    (level) =>
      isObject(level) && isNumbers(level['x']) && isNumbers(level['y']) && isNumbers(level['n']),
  )

export const isManifest: Is<PointsManifest> = (value): value is PointsManifest =>
  isObject(value) &&
  value['format'] === FORMAT &&
  Array.isArray(value['leaves']) &&
  Array.isArray(value['operators']) &&
  isOverview(value['overview'])

const COLUMNS = [
  'lat',
  'lon',
  'flags',
  'operator',
  'limit',
  'hour',
  'town',
  'name',
  'head',
] as const
const DICTIONARIES = ['operators', 'limits', 'hours', 'towns', 'names', 'heads'] as const

export const isChunk: Is<PointsChunk> = (value): value is PointsChunk => {
  if (!isObject(value) || value['format'] !== FORMAT || typeof value['n'] !== 'number') return false
  const { n } = value
  const isTexts = (texts: unknown) => Array.isArray(texts) && texts.length === n
  return (
    COLUMNS.every((column) => isNumbers(value[column], n)) &&
    DICTIONARIES.every((dictionary) => Array.isArray(value[dictionary])) &&
    isTexts(value['tail']) &&
    isTexts(value['code'])
  )
}

export const isPointSearchAnswer: Is<PointSearchAnswer> = (value): value is PointSearchAnswer =>
  isObject(value) &&
  Array.isArray(value['points']) &&
  value['points'].every((p) => isObject(p) && isText(p['townCode']) && isPointRow(p)) &&
  Array.isArray(value['operators'])
