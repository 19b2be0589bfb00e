import type { ShipmentAnswer } from '@courier-checkout/api-client/contract'
import type { OrderSummary } from '@courier-checkout/simulator'
import { toRecipient } from '../stage/draft.ts'

export interface Verdict {
  readonly acknowledged: number
  readonly atCourier: number
  /** Acknowledged, and not at the courier. */
  readonly lost: readonly string[]
  /** More than once at the courier. */
  readonly doubled: readonly string[]
  /** At the courier, and never acknowledged. */
  readonly strange: readonly string[]
  /** The shop does not know the courier's number, or knows a wrong one. */
  readonly unknown: readonly string[]
}

export const isClean = ({ lost, doubled, strange, unknown }: Verdict): boolean =>
  [lost, doubled, strange, unknown].every((list) => list.length === 0)

/** Compares what was promised with what the courier has and with what the shops were told. */
export function judge(
  acknowledged: readonly string[],
  orders: readonly OrderSummary[],
  answers: ReadonlyMap<string, ShipmentAnswer>,
): Verdict {
  const byRecipient = Map.groupBy(orders, (order) => order.recipient)
  const of = (reference: string): readonly OrderSummary[] =>
    byRecipient.get(toRecipient(reference)) ?? []
  const promised = new Set(acknowledged.map(toRecipient))

  return {
    acknowledged: promised.size,
    atCourier: orders.length,
    lost: acknowledged.filter((reference) => of(reference).length === 0),
    doubled: acknowledged.filter((reference) => of(reference).length > 1),
    strange: [...byRecipient.keys()].filter((recipient) => !promised.has(recipient)),
    unknown: acknowledged.filter((reference) => {
      const answer = answers.get(reference)
      const numbers = of(reference).map(({ orderno }) => orderno)
      return answer?.state !== 'sent' || !numbers.includes(answer.courierReference ?? '')
    }),
  }
}
