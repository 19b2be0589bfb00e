import type { BuyerShare, RuleSet } from '@courier-checkout/api-client/contract'

/** Minor units. */
export interface BuyerPrice {
  readonly price: number
  /** How much an interval or free delivery took off; 0: nothing. */
  readonly discount: number
  /** What is missing until delivery is free; `null`: it is, or never will be. */
  readonly missingToFree: number | null
}

/** Multipliers and percents are read to six decimals. */
const MILLION = 1_000_000
/** One minor unit, in fractions fine enough for a multiplier and a percent after it. */
const UNIT = 10n ** 14n
const UNIT_PER_MILLIONTH = 10n ** 8n

/**
 * What the buyer pays: rate × multiplier + additive, then the interval of the goods' value, then
 * free-from, then rounding; never below zero. Exact until the one rounding at the end.
 * Source: docs/lifecycle.md, "Rules".
 */
export function toBuyerPrice(rate: number, goods: number, rules: RuleSet): BuyerPrice {
  const full = atLeastZero(
    BigInt(rate) * toMillionths(rules.multiplier || 1) * UNIT_PER_MILLIONTH +
      BigInt(rules.additive) * UNIT,
  )
  const share = findShare(rules.intervals, goods)
  const isFree = rules.freeFrom !== null && goods >= rules.freeFrom
  const price = isFree ? 0 : round(atLeastZero(applyShare(full, share)), rules.rounding)

  return {
    price,
    discount: Math.max(0, round(full, rules.rounding) - price),
    missingToFree: price > 0 && rules.freeFrom !== null ? rules.freeFrom - goods : null,
  }
}

/** The last interval that the goods reach; `null`: none, all is paid. */
function findShare(intervals: RuleSet['intervals'], goods: number): BuyerShare | null {
  const reached = intervals.filter(({ from }) => from <= goods).sort((a, b) => a.from - b.from)
  return reached.at(-1)?.buyerPays ?? null
}

function applyShare(price: bigint, share: BuyerShare | null): bigint {
  switch (share?.kind) {
    case 'nothing':
      return 0n
    case 'fixed':
      return BigInt(share.amount) * UNIT
    case 'less_amount':
      return price - BigInt(share.amount) * UNIT
    case 'less_percent':
      return (price / UNIT_PER_MILLIONTH) * (toMillionths(100) - toMillionths(share.percent))
    default:
      return price
  }
}

/** To whole minor units, or to the shop's step; a half goes up. */
function round(price: bigint, rounding: RuleSet['rounding']): number {
  const { step, direction } = rounding ?? { step: 1, direction: 'nearest' }
  const size = BigInt(step) * UNIT
  const whole = price / size
  const rest = price % size
  const goesUp =
    direction === 'up' ? rest > 0n : direction === 'nearest' ? rest * 2n >= size : false
  return Number(whole + (goesUp ? 1n : 0n)) * step
}

const toMillionths = (factor: number): bigint => BigInt(Math.round(factor * MILLION))
const atLeastZero = (price: bigint): bigint => (price < 0n ? 0n : price)
