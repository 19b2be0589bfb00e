import type {
  Method,
  MethodRefusal,
  Quote,
  QuoteAnswer,
  QuotedMethod,
} from '@courier-checkout/api-client/contract'
import type { MethodOption } from '../options.ts'

/** One line of the group of methods. */
export interface MethodRow {
  readonly method: Method
  /** Cheapest first. */
  readonly quotes: readonly Quote[]
  /** What the row's price is; `null`: cannot be had now. */
  readonly best: Quote | null
  readonly hasSeveralPrices: boolean
  readonly refusal: MethodRefusal | null
  /** How many points or lockers there are; zero for the door. */
  readonly count: number
}

/** The shop's methods in its order, each with its best price; lockers follow the pickup points. */
export function toMethodRows(
  options: readonly MethodOption[],
  answer: QuoteAnswer,
  keepLockers: boolean,
): readonly MethodRow[] {
  const { count, lockers } = answer.pickupPoints
  return options.flatMap(({ method }) => {
    if (method === 'door') return [toRow('door', answer, 0)]
    const points = count - lockers
    const rows = [toRow('pickup_point', answer, points), toRow('locker', answer, lockers)]
    return rows.filter((row) =>
      row.method === 'locker' ? lockers > 0 || keepLockers : points > 0 || lockers === 0,
    )
  })
}

function toRow(method: Method, answer: QuoteAnswer, count: number): MethodRow {
  const quoted = toQuotedMethod(method)
  const quotes = answer.quotes
    .filter((quote) => quote.method === quoted)
    .sort((a, b) => a.price.amount - b.price.amount)
  const refusal = answer.refusals.find((r) => r.method === quoted) ?? null
  const isEmpty = method !== 'door' && count === 0
  const best = refusal || isEmpty ? null : (quotes[0] ?? null)
  return {
    method,
    quotes: best ? quotes : [],
    best,
    hasSeveralPrices: new Set(quotes.map((quote) => quote.price.amount)).size > 1,
    refusal: best
      ? null
      : (refusal ?? { method: quoted, reason: isEmpty ? 'no_points' : 'no_rates' }),
    count,
  }
}

/** Lockers are quoted as pickup points. */
export function toQuotedMethod(method: Method): QuotedMethod {
  return method === 'door' ? 'door' : 'pickup_point'
}

/** The row a shopper most likely wants: the cheapest, the shop's order deciding between equals. */
export function findSensible(rows: readonly MethodRow[]): MethodRow | null {
  return rows.reduce<MethodRow | null>((best, row) => {
    if (!row.best) return best
    return !best?.best || row.best.price.amount < best.best.price.amount ? row : best
  }, null)
}

export type Mark = 'cheapest' | 'fastest'

/** `cheapest` and `fastest`, each at most once and only where it tells quotes apart. */
export function findMarks(quotes: readonly Quote[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  const mark = (name: Mark, weigh: (quote: Quote) => number) => {
    const weights = quotes.map(weigh)
    const least = Math.min(...weights)
    const winners = quotes.filter((_, index) => weights[index] === least)
    const [winner] = winners
    if (winner && winners.length === 1 && quotes.length > 1 && Number.isFinite(least)) {
      if (!marks.has(winner.id)) marks.set(winner.id, name)
    }
  }
  mark('cheapest', (quote) => quote.price.amount)
  mark('fastest', arrivalOf)
  return marks
}

function arrivalOf({ earliestDate, transitDays }: Quote): number {
  if (earliestDate !== null) return Date.parse(earliestDate)
  return transitDays ? transitDays.max : Number.POSITIVE_INFINITY
}
