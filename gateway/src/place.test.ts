import type { Town } from '@courier-checkout/api-client'
import { expect, test } from 'vitest'
import { choosePlace } from './place.ts'

const aTown = (code: string, name: string, regionName: string): Town => ({
  code,
  name,
  regionCode: code,
  regionName,
  country: 'RU',
})
const kirov = aTown('43', 'Киров город', 'Кировская область')
const kirovKaluga = aTown('40', 'Киров город', 'Калужская область')
const moscow = aTown('77', 'Москва город', 'Москва город')
const moscowVillage = aTown('69', 'Москва деревня', 'Тверская область')

const known = (named: readonly Town[], byPostcode: readonly Town[] = []) => ({
  named,
  byPostcode: async () => byPostcode,
  near: async () => [kirov],
})

test('the only town of a name is it, and keeps the postcode that was told', async () => {
  expect(await choosePlace({ name: 'Киров', postcode: '610000' }, known([kirov]))).toEqual({
    ...kirov,
    postcode: '610000',
  })
})

test.each(['Калужская обл.', 'калужская область', 'обл Калужская', '40'])(
  'a region told as "%s" chooses among towns of one name',
  async (region) => {
    const town = await choosePlace({ name: 'Киров', region }, known([kirov, kirovKaluga]))

    expect(town.code).toBe('40')
  },
)

test('two towns of one name are never told apart by luck', async () => {
  const choosing = choosePlace({ name: 'Киров' }, known([kirov, kirovKaluga]))

  await expect(choosing).rejects.toMatchObject({
    code: 'out_of_coverage',
    details: {
      reason: 'ambiguous',
      candidates: [
        { code: '43', name: 'Киров город', regionName: 'Кировская область' },
        { code: '40', name: 'Киров город', regionName: 'Калужская область' },
      ],
    },
  })
})

test('a postcode tells two towns of one name apart', async () => {
  const place = { name: 'Киров', postcode: '249440' }

  const town = await choosePlace(place, known([kirov, kirovKaluga], [kirovKaluga]))

  expect(town.code).toBe('40')
})

test('beside one city, a village of its name is not meant', async () => {
  const town = await choosePlace({ name: 'Москва' }, known([moscow, moscowVillage]))

  expect(town.code).toBe('77')
})

test('an unknown town is asked about with what is near', async () => {
  const choosing = choosePlace({ name: 'Кирав' }, known([]))

  await expect(choosing).rejects.toMatchObject({
    code: 'out_of_coverage',
    details: { reason: 'unknown', candidates: [{ code: '43' }] },
  })
})

test('a town of another country is another town', async () => {
  const choosing = choosePlace({ name: 'Киров', country: 'kz' }, known([kirov]))

  await expect(choosing).rejects.toMatchObject({ details: { reason: 'unknown' } })
})

test('a town known by another region is not taken for it', async () => {
  const choosing = choosePlace({ name: 'Киров', region: 'Тульская область' }, known([kirov]))

  await expect(choosing).rejects.toMatchObject({ details: { reason: 'unknown' } })
})
