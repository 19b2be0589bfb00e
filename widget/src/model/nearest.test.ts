import { expect, test } from 'vitest'
import { aPointRow, kazan } from '../../playground/examples.ts'
import { createPoints } from '../../test-support/points.ts'
import { toInstead, toNearby } from './nearest.ts'

const NOBODY = { last: [], favourites: [] }

test('last used and favourites stand first, points that refuse are left out while others are there', async () => {
  const refusing = { cash: false, card: true, fitting: true, individuals: null }
  const { model } = createPoints([
    aPointRow({ code: 'a', accepts: refusing }),
    aPointRow({ code: 'b', latitude: 55.8 }),
    aPointRow({ code: 'c', latitude: 55.81 }),
    aPointRow({ code: 'd', latitude: 55.82 }),
  ])
  await model.showTown(kazan, { count: 4 })

  const shown = toNearby(model, { last: ['d', 'a'], favourites: ['c', 'gone'] }, 3)

  expect(shown.map(({ offer, mark }) => [offer.point.code, mark])).toEqual([
    ['d', 'lastUsed'],
    ['c', 'favourite'],
    ['b', undefined],
  ])
})

test('when every point refuses, the nearest say why', async () => {
  const { model } = createPoints([aPointRow({ maxWeightGrams: 100 })])
  await model.showTown(kazan, { count: 1 })

  expect(toNearby(model, NOBODY, 5).map(({ offer }) => offer.bar)).toEqual(['weight'])
})

test('instead of a point that closed those near it are offered, measured from it', async () => {
  const { model } = createPoints([
    aPointRow({ code: 'middle' }),
    aPointRow({ code: 'closed', latitude: 55.85 }),
    aPointRow({ code: 'beside', latitude: 55.852 }),
  ])
  await model.showTown(kazan, { count: 3 })
  const closed = model.table.point(model.table.rowOf('closed'))
  model.markGone('closed')

  const instead = toInstead(model, closed, 1)

  expect(instead.map(({ offer }) => offer.point.code)).toEqual(['beside'])
  expect(instead[0]?.offer.metres).toBeLessThan(300)
})
