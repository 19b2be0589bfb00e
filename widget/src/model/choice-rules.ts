import type { Quote } from '@courier-checkout/api-client/contract'
import type { FailureCode } from '../failure.ts'
import type { Kept } from '../kept.ts'
import type { MethodRow } from './method-rows.ts'
import { findQuote } from './point-rules.ts'
import type { Choice, Selection } from './selection-model.ts'

/** Refused for good, and because of the point. */
export function refusesPoint(code: FailureCode): boolean {
  return code === 'not_found' || code === 'not_deliverable' || code === 'selection_invalid'
}

/** The quote of the same choice among new prices. */
export function findQuoteAgain(
  { method, quote, point }: Choice,
  rows: readonly Pick<MethodRow, 'method' | 'quotes'>[],
): Quote | null {
  const fresh = rows.find((row) => row.method === method)?.quotes ?? []
  const same = fresh.find(({ id }) => id === quote.id)
  return same ?? findQuote(point ?? { operatorCode: null }, fresh, undefined)
}

/** What was selected before the shop took the widget out and put it back, if its token outlives `until`. */
export function findKeptSelection(
  { selection, cart }: Kept,
  cartKey: string,
  until: number,
): Extract<Selection, { state: 'done' }> | null {
  if (selection?.state !== 'done' || cart !== cartKey) return null
  return selection.answer.selection.expiresAt * 1000 > until ? selection : null
}
