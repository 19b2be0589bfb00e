import { expect, test } from 'vitest'
import { aPointRow, aQuote } from '../../playground/examples.ts'
import { findQuote, metresBetween, middleOf } from './point-rules.ts'

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
