/** Rows of the point table, in its order. */
export type Rows = Int32Array

export function everyRow(size: number): Rows {
  const rows = new Int32Array(size)
  for (let row = 0; row < size; row++) rows[row] = row
  return rows
}

/** Those of the rows that hold. */
export function keepRows(rows: Rows, holds: (row: number) => boolean): Rows {
  const kept = new Int32Array(rows.length)
  let count = 0
  for (const row of rows) {
    if (holds(row)) kept[count++] = row
  }
  return kept.subarray(0, count)
}
