import { parseMoney } from '../wire/decimal.ts'
import { Refusal } from '../wire/faults.ts'
import { attrOf, child, childrenOf, type Element } from '../wire/xml.ts'

/** The delivery fee by the sum bought, in minor units. Source: docs/protocol/measoft.md, 4.10. */
export interface DeliverySet {
  readonly abovePrice: number
  readonly returnPrice: number
  /** Ascending. */
  readonly limits: readonly { readonly belowSum: number; readonly price: number }[]
}

/** Throws `Refusal` for a sum that is none. */
export function readDeliverySet(order: Element): DeliverySet | null {
  const set = child(order, 'deliveryset')
  if (!set) return null
  const limits = childrenOf(set, 'below').map((below) => ({
    belowSum: money(below, 'below_sum'),
    price: money(below, 'price'),
  }))
  return {
    abovePrice: money(set, 'above_price'),
    returnPrice: money(set, 'return_price'),
    limits: limits.sort((a, b) => a.belowSum - b.belowSum),
  }
}

/** The fee when so much was bought. */
export function feeFor(bought: number, set: DeliverySet): number {
  if (bought <= 0) return set.returnPrice
  return set.limits.find(({ belowSum }) => bought < belowSum)?.price ?? set.abovePrice
}

function money(element: Element, name: string): number {
  const amount = parseMoney(attrOf(element, name) || '0')
  if (amount === null || amount < 0) throw new Refusal('order', 3)
  return amount
}
