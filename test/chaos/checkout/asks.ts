import type { Outcome } from './shopper.ts'

/** Something a page asks for, and what it may be told while the courier fails. */
export interface Ask {
  readonly name: string
  /** `known`: the gateway has seen this courier before. `new`: it never got an answer from it. */
  readonly shop: 'known' | 'new'
  /** `n` makes the question a new one. */
  readonly path: (n: number) => string
  readonly allowed: readonly Outcome[]
}

const REFUSED = ['courier_unavailable', 'courier_misbehaved'] as const

export const quotePath = (goods: number): string =>
  `/v1/quotes?town=1&currency=RUB&goods=${goods}&payment=cash&weight=1250&door=door&pickup_point=door`

/** The question whose answer is known from before the trouble, and too old to be fresh. */
export const OLD_QUOTE = quotePath(100_000)

export const ASKS: readonly Ask[] = [
  {
    name: 'a quote that was priced before',
    shop: 'known',
    path: () => OLD_QUOTE,
    allowed: ['stale'],
  },
  { name: 'a new quote', shop: 'known', path: (n) => quotePath(200_000 + n), allowed: REFUSED },
  {
    name: 'points',
    shop: 'known',
    path: () => '/v1/pickup-points?town=1',
    allowed: ['fresh'],
  },
  { name: 'towns', shop: 'known', path: () => '/v1/towns?q=каз', allowed: ['fresh'] },
  {
    name: 'a quote, nothing known',
    shop: 'new',
    path: (n) => quotePath(300_000 + n),
    allowed: REFUSED,
  },
  {
    name: 'points, nothing known',
    shop: 'new',
    path: () => '/v1/pickup-points?town=1',
    allowed: REFUSED,
  },
  {
    name: 'towns, nothing known',
    shop: 'new',
    path: (n) => `/v1/towns?q=${encodeURIComponent('каз')}${'а'.repeat(n % 5)}`,
    allowed: REFUSED,
  },
  {
    name: 'streets, nothing known',
    shop: 'new',
    path: (n) => `/v1/streets?town=1&q=${encodeURIComponent('Лен')}${n}`,
    allowed: REFUSED,
  },
]
