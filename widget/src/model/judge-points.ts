import type { Quote } from '@courier-checkout/api-client/contract'
import type { PointTerms } from './point-offer.ts'
import type { PointBar } from './point-rules.ts'
import { type PointTable, SHIFTS } from './point-table.ts'

interface Judging {
  readonly terms: PointTerms | null
  /** Codes that were refused at the token. */
  readonly gone: ReadonlySet<string>
  readonly quoteOf: (operatorCode: string | null) => Quote | null
}

/** Says why a row cannot be had; what decides is looked up once for all of them. */
export function judgePoints(
  table: PointTable,
  { terms, gone, quoteOf }: Judging,
): (row: number) => PointBar | null {
  if (!terms) return () => null
  const { limit, town, operator } = table.columns()
  const { weightGrams, payment } = terms.cart
  const priced = table.operators.map((code) => quoteOf(code) !== null)
  const here = table.towns.indexOf(terms.town)
  return (row) => {
    const most = limit[row] ?? -1
    if (town[row] !== here) return 'town'
    if (gone.size > 0 && gone.has(table.point(row).code)) return 'gone'
    if (most >= 0 && weightGrams > most) return 'weight'
    if (payment !== 'none' && table.answer(row, SHIFTS[payment]) === false) return payment
    return priced[operator[row] ?? 0] ? null : 'price'
  }
}
