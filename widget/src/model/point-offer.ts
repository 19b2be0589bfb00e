import type { Cart, Method, PointRow, Quote } from '@courier-checkout/api-client/contract'
import type { MethodRow } from './method-rows.ts'
import { findQuote, type PointBar } from './point-rules.ts'

/** A point as this shopper sees it: how far, for how much, or why not. */
export interface PointOffer {
  readonly row: number
  readonly point: PointRow
  readonly metres: number | null
  readonly quote: Quote | null
  readonly bar: PointBar | null
  readonly town: { readonly code: string; readonly name: string }
}

/** What decides about points beside the points themselves. */
export interface PointTerms {
  readonly cart: Cart
  readonly method: Method
  readonly quotes: readonly Quote[]
  readonly serviceLevel: string | undefined
  readonly town: string
}

/** What the chosen row decides about points. */
export function toTerms(
  { method, quotes }: Pick<MethodRow, 'method' | 'quotes'>,
  levels: Readonly<Partial<Record<Method, string>>>,
): Pick<PointTerms, 'method' | 'quotes' | 'serviceLevel'> {
  return { method, quotes, serviceLevel: levels[method] }
}

/** The quote of a network's points, worked out once a network. */
export function toQuoteOf(terms: PointTerms | null): (operatorCode: string | null) => Quote | null {
  const known = new Map<string | null, Quote | null>()
  return (operatorCode) => {
    if (!terms) return null
    const found = known.get(operatorCode)
    if (found !== undefined) return found
    const quote = findQuote({ operatorCode }, terms.quotes, terms.serviceLevel)
    known.set(operatorCode, quote)
    return quote
  }
}
