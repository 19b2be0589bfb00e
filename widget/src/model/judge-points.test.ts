import { findRefusal } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { aPointRow, kazan } from '../../playground/examples.ts'
import { createPoints, terms } from '../../test-support/points.ts'
import { aCart } from '../../test-support/testing.ts'

test('a point is refused for the same reasons as at the gateway', async () => {
  const accepts = { cash: false, card: false, fitting: null, individuals: null }
  const points = [
    aPointRow({ code: 'a' }),
    aPointRow({ code: 'b', maxWeightGrams: 1000 }),
    aPointRow({ code: 'c', maxWeightGrams: null }),
    aPointRow({ code: 'd', accepts }),
    aPointRow({ code: 'e', accepts: { ...accepts, cash: null, card: null } }),
  ]
  const { model } = createPoints(points)
  await model.showTown(kazan, { count: points.length })

  for (const payment of ['none', 'cash', 'card'] as const) {
    const cart = { ...aCart, payment }
    model.terms.value = { ...terms, cart }
    for (const point of points) {
      expect(model.findBar(model.table.rowOf(point.code))).toBe(findRefusal(point, cart))
    }
  }
})

test('a point of another town is shown and says so', async () => {
  const { model } = createPoints([aPointRow()])
  await model.showTown(kazan, { count: 1 })

  model.terms.value = { ...terms, town: '7700' }

  expect(model.offer(0)).toMatchObject({ bar: 'town', town: { code: kazan.code, name: 'Казань' } })
})
