import type { PickupPoint, Town } from '@courier-checkout/api-client'
import { expect, test } from 'vitest'
import { createServedTowns } from './served-towns.ts'

const point = (townCode: string, change: Partial<PickupPoint>): PickupPoint => ({
  code: `p-${townCode}`,
  operatorPointCode: null,
  name: 'Пункт',
  operator: null,
  townCode,
  townName: townCode,
  regionCode: '16',
  address: 'ул. Ленина, 1',
  phones: [],
  directions: null,
  comment: null,
  hours: null,
  maxWeightGrams: null,
  accepts: { cash: null, card: null, fitting: null, individuals: null },
  latitude: null,
  longitude: null,
  isLocker: false,
  ...change,
})
const town = (change: Partial<Town>): Town => ({
  code: 'here',
  name: 'Село',
  regionCode: '16',
  regionName: 'Татарстан республика',
  country: 'RU',
  ...change,
})

const served = createServedTowns(
  new Map([
    ['here', [point('here', { latitude: 55, longitude: 49 })]],
    ['far', [point('far', { latitude: 55, longitude: 80 })]],
    ['second', [point('second', { latitude: 56, longitude: 49 })]],
    ['nearest', [point('nearest', {}), point('nearest', { latitude: 55.2, longitude: 49 })]],
    ['elsewhere', [point('elsewhere', { regionCode: '77' })]],
  ]),
)

test('the nearest towns come first, without the town itself and what is no neighbour', () => {
  expect(served.nearestTo(town({ latitude: 55, longitude: 49 }), 5)).toEqual(['nearest', 'second'])
  expect(served.nearestTo(town({ latitude: 55, longitude: 49 }), 1)).toEqual(['nearest'])
})

test('a town whose place is not known has the largest of its region for neighbours', () => {
  expect(served.nearestTo(town({}), 2)).toEqual(['nearest', 'far'])
  expect(served.nearestTo(town({ regionCode: '99' }), 2)).toEqual([])
})
