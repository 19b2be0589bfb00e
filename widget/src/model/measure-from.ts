import { project } from './mercator.ts'
import type { Spot } from './point-rules.ts'
import type { PointTable } from './point-table.ts'

/** To compare with: squares of distances, by row; what has no place is the farthest. */
export function measureFrom(from: Spot | null, table: PointTable): Float64Array {
  const { size, x, y } = table.columns()
  const centre = project(from)
  const far = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  for (let row = 0; row < size; row++) {
    const distance = ((x[row] ?? 0) - centre.x) ** 2 + ((y[row] ?? 0) - centre.y) ** 2
    if (distance >= 0) far[row] = distance
  }
  return far
}
