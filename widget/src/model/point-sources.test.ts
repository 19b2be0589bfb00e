import { PointsChunk } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import vector from '../../../test/vectors/points-chunk.json' with { type: 'json' }
import { readChunk } from './point-sources.ts'
import { createPointTable } from './point-table.ts'

test('a leaf reads as the points it was made of', () => {
  const table = createPointTable()
  table.append(readChunk(PointsChunk.parse(vector.chunk)), () => true)

  const read = vector.points.map((_, row) => table.point(row))
  expect(read).toEqual(
    vector.points.map(({ code, name, address, operator, hours, maxWeightGrams, ...rest }) => ({
      code,
      name,
      address,
      operatorCode: operator?.code ?? null,
      hours,
      maxWeightGrams,
      accepts: rest.accepts,
      isLocker: rest.isLocker,
      latitude: Math.round(rest.latitude * 1e5) / 1e5,
      longitude: Math.round(rest.longitude * 1e5) / 1e5,
    })),
  )
})
