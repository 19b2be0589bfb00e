import { findRefusal } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { aPointRow, aQuote } from '../../playground/examples.ts'
import { aCart } from '../../test-support/testing.ts'
import { toNearby } from './nearest.ts'
import { findBar, findQuote, metresBetween, middleOf } from './point-rules.ts'
import type { PointOffer } from './points-model.ts'

test('a point is refused for the same reasons as at the gateway', () => {
  const accepts = { cash: false, card: false, fitting: null, individuals: null }
  const points = [
    aPointRow(),
    aPointRow({ maxWeightGrams: 1000 }),
    aPointRow({ maxWeightGrams: null }),
    aPointRow({ accepts }),
    aPointRow({ accepts: { ...accepts, cash: null, card: null } }),
  ]
  const carts = (['none', 'cash', 'card'] as const).map((payment) => ({ ...aCart, payment }))

  for (const point of points) {
    for (const cart of carts) expect(findBar(point, cart)).toBe(findRefusal(point, cart))
  }
})

test('a quote tied to an operator is had only at its points', () => {
  const any = aQuote({ id: 'pickup_point:1', serviceLevel: '1' })
  const tied = aQuote({ id: 'pickup_point:2', serviceLevel: '2', operatorCode: 'beta' })

  expect(findQuote({ operatorCode: 'beta' }, [any, tied], '2')?.id).toBe('pickup_point:2')
  expect(findQuote({ operatorCode: 'alfa' }, [any, tied], '2')?.id).toBe('pickup_point:1')
  expect(findQuote({ operatorCode: 'alfa' }, [tied], undefined)).toBeNull()
})

test('distances are right within a town', () => {
  const kremlin = { latitude: 55.7985, longitude: 49.1064 }
  const station = { latitude: 55.7886, longitude: 49.1007 }

  expect(metresBetween(kremlin, station)).toBeGreaterThan(1_100)
  expect(metresBetween(kremlin, station)).toBeLessThan(1_200)
})

test('the middle of points ignores one far off and those without a place', () => {
  const spots = [55.7, 55.8, 55.9, 43].map((latitude) => aPointRow({ latitude, longitude: 49 }))
  const lost = aPointRow({ latitude: null, longitude: null })

  expect(middleOf([...spots, lost])).toEqual({ latitude: 55.8, longitude: 49 })
  expect(middleOf([lost])).toBeNull()
})

const offer = (code: string, bar: PointOffer['bar'] = null): PointOffer => ({
  point: aPointRow({ code }),
  metres: 100,
  quote: aQuote(),
  bar,
})

test('last used and favourites stand first, points that refuse are left out while others are there', () => {
  const offers = [offer('a', 'cash'), offer('b'), offer('c'), offer('d')]

  const shown = toNearby(offers, { last: ['d', 'a'], favourites: ['c', 'gone'] }, 3)

  expect(shown.map(({ offer: { point }, mark }) => [point.code, mark])).toEqual([
    ['d', 'lastUsed'],
    ['c', 'favourite'],
    ['b', undefined],
  ])
})

test('when every point refuses, the nearest say why', () => {
  const shown = toNearby(
    [offer('a', 'weight'), offer('b', 'cash')],
    { last: [], favourites: [] },
    5,
  )

  expect(shown.map((s) => s.offer.bar)).toEqual(['weight', 'cash'])
})
