import { expect, test } from 'vitest'
import { distanceKm } from '../rates.ts'
import { generatePoints } from './points.ts'
import { findTown, TOWNS } from './towns.ts'

test('there are more than two hundred towns, each with codes of its own', () => {
  expect(TOWNS.length).toBeGreaterThan(200)
  for (const key of ['code', 'fias', 'kladr'] as const) {
    expect(new Set(TOWNS.map((town) => town[key])).size).toBe(TOWNS.length)
  }
  for (const town of TOWNS) {
    expect(town.kladr).toMatch(/^\d{13}$/)
    expect(town.postcode).toMatch(/^[1-6]\d{5}$/)
    expect(town.lat).toBeGreaterThan(41)
    expect(town.lon).toBeGreaterThan(19)
  }
})

test('towns of one name stand in different regions', () => {
  for (const name of ['Киров', 'Железногорск', 'Благовещенск']) {
    const regions = TOWNS.filter((town) => town.name === name).map((town) => town.regionCode)
    expect(new Set(regions).size).toBe(2)
  }
})

test('points are the same on every run, as many as asked for', () => {
  const points = generatePoints(2_000)

  expect(points.all).toHaveLength(2_000)
  expect(generatePoints(2_000).all).toEqual(points.all)
  expect(points.byCode.size).toBe(2_000)
  expect(points.byClientCode.size).toBe(2_000)
  expect(points.byCode.get('4417')?.clientCode).toBe('KZN21')
})

test('large towns have more points, small ones one, hamlets none', () => {
  const { byTown } = generatePoints(2_000)
  const countIn = (name: string) => byTown.get(findTown(name)?.code ?? '')?.length ?? 0

  expect(countIn('Москва')).toBeGreaterThan(countIn('Казань'))
  expect(countIn('Казань')).toBeGreaterThan(countIn('Анадырь'))
  expect(countIn('Анадырь')).toBe(1)
  expect(countIn('Диксон')).toBe(0)
})

test('a point stands near its town and knows its limits', () => {
  const { all } = generatePoints(2_000)

  for (const point of all) expect(distanceKm(point, point.town)).toBeLessThan(20)
  expect(new Set(all.map(({ carrier }) => carrier.code)).size).toBe(6)
  expect(all.some(({ maxWeightKg }) => maxWeightKg === null)).toBe(true)
  expect(all.some(({ name }) => name.startsWith('Постамат '))).toBe(true)
  expect(all.some(({ acceptsCash }) => !acceptsCash)).toBe(true)
})

test('a hundred thousand points are one more zero, not another mode', () => {
  const { all, byCode } = generatePoints(100_000)

  expect(all).toHaveLength(100_000)
  expect(byCode.size).toBe(100_000)
})
