import type { MethodRefusal, Problem, Quote } from '@courier-checkout/api-client/contract'

/** How the fake gateway behaves; what is not named is as on a good day. */
export interface Scenario {
  readonly title: string
  readonly points?: number
  readonly lockers?: number
  readonly maxWeightGrams?: number
  readonly delayMs?: number
  /** Every call fails so. `network`: no answer at all. */
  readonly fails?: Problem['code'] | 'network'
  /** Prices fail so; the rest answers. */
  readonly quotesFail?: Problem['code']
  readonly pointsFail?: Problem['code']
  /** The first selections fail so. */
  readonly selectionFails?: { readonly code: Problem['code']; readonly times: number }
  readonly refusals?: readonly MethodRefusal[]
  readonly quote?: Partial<Quote>
  /** The token's price differs from the quote's by so many kopecks. */
  readonly priceStep?: number
  readonly hasWindows?: boolean
  readonly quotesEndInMs?: number
  /** The shop knows no town. */
  readonly isTownUnknown?: boolean
  readonly cart?: { readonly weightGrams?: number; readonly payment?: 'none' | 'cash' | 'card' }
}

/** Every state of `docs/widget.md`, each a link in the playground. */
export const SCENARIOS = {
  usual: { title: 'Как обычно' },
  empty: { title: 'Город не известен', isTownUnknown: true },
  loading: { title: 'Ждём цены', delayMs: 3_600_000 },
  slow: { title: 'Медленно, 4 с', delayMs: 4_000 },
  failing: { title: 'Служба доставки молчит', quotesFail: 'courier_unavailable' },
  offline: { title: 'Нет связи', fails: 'network' },
  unserved: { title: 'Сюда не возим', quotesFail: 'out_of_coverage' },
  unauthorised: { title: 'Неверный ключ', fails: 'unauthenticated' },
  'no-points': { title: 'Пунктов нет', points: 0, lockers: 0 },
  'one-point': { title: 'Один пункт', points: 1, lockers: 0 },
  'many-points': { title: '10 000 пунктов', points: 10_000, lockers: 2_000 },
  'no-lockers': { title: 'Без постаматов', lockers: 0 },
  'points-fail': { title: 'Пункты не загрузились', pointsFail: 'courier_misbehaved' },
  'all-refuse': {
    title: 'Никто не берёт: 31 кг',
    maxWeightGrams: 30_000,
    cart: { weightGrams: 31_000 },
  },
  'no-cash': {
    title: 'Нет оплаты при получении',
    refusals: [{ method: 'pickup_point', reason: 'payment' }],
  },
  heavy: {
    title: 'Слишком тяжело для двери',
    refusals: [{ method: 'door', reason: 'weight', limit: 20_000 }],
    cart: { weightGrams: 31_000 },
  },
  windows: { title: 'День и время', hasWindows: true },
  free: {
    title: 'Бесплатно',
    quote: { price: { amount: 0, currency: 'RUB' }, discount: { amount: 34_900, currency: 'RUB' } },
  },
  'nearly-free': {
    title: 'Почти бесплатно',
    quote: { missingToFree: { amount: 75_000, currency: 'RUB' } },
  },
  discount: {
    title: 'Скидка на доставку',
    quote: {
      price: { amount: 24_900, currency: 'RUB' },
      discount: { amount: 10_000, currency: 'RUB' },
      missingToFree: { amount: 75_000, currency: 'RUB' },
    },
  },
  'no-pickup': {
    title: 'Пунктов нет, дверь есть',
    points: 0,
    lockers: 0,
    refusals: [{ method: 'pickup_point', reason: 'no_points' }],
  },
  stale: { title: 'Цена уточняется', quote: { isStale: true } },
  undated: { title: 'Срок неизвестен', quote: { transitDays: null, earliestDate: null } },
  'price-changed': { title: 'Цена изменилась', priceStep: 3_000 },
  'point-gone': { title: 'Пункт закрылся', selectionFails: { code: 'not_deliverable', times: 1 } },
  'token-refused': { title: 'Выбор не сохранился', selectionFails: { code: 'internal', times: 9 } },
  'address-refused': {
    title: 'Сюда так не довезти',
    selectionFails: { code: 'not_deliverable', times: 9 },
  },
  expired: {
    title: 'Цены устарели',
    selectionFails: { code: 'quote_expired', times: 1 },
    quotesEndInMs: 90_000,
  },
} satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof SCENARIOS

export function isScenarioName(name: string): name is ScenarioName {
  return name in SCENARIOS
}
