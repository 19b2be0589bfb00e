export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** A limit fails the command only when the median and most rounds are over it: machines are shared. */
export interface Limit {
  readonly name: string
  readonly values: readonly number[]
  readonly most: number
  readonly unit: string
}

export function judge({ name, values, most, unit }: Limit): boolean {
  const middle = median(values)
  const over = values.filter((value) => value > most).length
  const isMissed = middle > most && over > values.length / 2
  const figures = `${toText(middle)} ${unit} (${toText(Math.min(...values))}–${toText(Math.max(...values))})`
  process.stdout.write(
    `${isMissed ? 'MISSED' : 'met   '}  ${name.padEnd(62)} ${figures.padStart(30)}  limit ${toText(most)}\n`,
  )
  return !isMissed
}

export function toText(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3
  return value.toLocaleString('en', { maximumFractionDigits: digits, useGrouping: false })
}

/** A table that reads the same in a terminal and in a document. */
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, i) =>
    Math.max(head.length, ...rows.map((row) => (row[i] ?? '').length)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |\n`
  process.stdout.write(line(heads))
  process.stdout.write(
    `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|\n`,
  )
  for (const row of rows) process.stdout.write(line(row))
}

/** `--rounds 7`, five when nothing is said. */
export function readRounds(args: readonly string[]): number {
  const at = args.indexOf('--rounds')
  const rounds = at < 0 ? 5 : Number(args[at + 1])
  if (Number.isInteger(rounds) && rounds > 0) return rounds
  throw new Error('--rounds wants a whole number')
}
