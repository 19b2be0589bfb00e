import assert from 'node:assert/strict'
import type {
  PointsAnswer,
  QuoteAnswer,
  SelectionAnswer,
  TownsAnswer,
} from '@courier-checkout/api-client/contract'
import type { Buyer } from '../driver.ts'

/** What a shop's page tells its chooser; see `plugins/woocommerce/client/page.ts`. */
export interface ShownPackage {
  readonly cart: {
    readonly currency: string
    readonly goods: number
    readonly payment: string
    readonly weightGrams: number
  }
  readonly town: { readonly name: string; readonly region: string }
  readonly open: boolean
  readonly priced: boolean
  readonly methods: Readonly<Record<string, { method: string; ruleSet: string }>>
}

export type Pick =
  | {
      readonly kind: 'point'
      readonly nth: number
      readonly locker: boolean
      readonly withoutCash: boolean
    }
  | {
      readonly kind: 'door'
      readonly level: string | undefined
      readonly street: string
      readonly house: string
    }

/** A point as a scenario wishes for it: the first that takes the payment, where nothing else is said. */
export const toPoint = (wish: Parameters<Buyer['pickPoint']>[0] = {}): Pick => ({
  kind: 'point',
  nth: 0,
  locker: false,
  withoutCash: false,
  ...wish,
})

interface Place {
  readonly gateway: string
  readonly key: string
  readonly origin: string
}

/** The calls that the widget makes for a choice, in its order, without a screen. */
export async function chooseAsWidget(
  place: Place,
  shown: ShownPackage,
  wish: { readonly pick: Pick; readonly town: string | undefined },
): Promise<string> {
  const town = await findTown(place, wish.town ?? shown.town.name)
  if (town === null) return ''
  const quotes = await call<QuoteAnswer>(place, quotePath(shown, town))
  const selection = await toSelection(place, quotes, { pick: wish.pick, town })
  const answer = await call<SelectionAnswer>(place, '/v1/selections', {
    seal: quotes.seal,
    ...selection,
  })
  return answer.token
}

async function findTown(place: Place, name: string): Promise<string | null> {
  const { towns } = await call<TownsAnswer>(place, `/v1/towns?q=${encodeURIComponent(name)}`)
  return towns.find((town) => town.shortName === name || town.name === name)?.code ?? null
}

function quotePath(shown: ShownPackage, town: string): string {
  const { currency, goods, payment, weightGrams } = shown.cart
  const query = new URLSearchParams({
    town,
    currency,
    goods: String(goods),
    payment,
    weight: String(weightGrams),
  })
  for (const { method, ruleSet } of Object.values(shown.methods)) query.set(method, ruleSet)
  return `/v1/quotes?${query}`
}

async function toSelection(
  place: Place,
  answer: QuoteAnswer,
  { pick, town }: { pick: Pick; town: string },
): Promise<object> {
  if (pick.kind === 'door') {
    const doors = answer.quotes.filter(({ method }) => method === 'door')
    const quote = doors.find(({ name }) => name === pick.level) ?? doors[0]
    assert.ok(quote, 'no quote to the door')
    return { quote: quote.id, method: 'door', address: { street: pick.street, house: pick.house } }
  }
  const { points } = await call<PointsAnswer>(place, `/v1/pickup-points?town=${town}`)
  const fitting = points.filter(
    ({ isLocker, accepts }) =>
      // A counter that takes money lets the buyer change the payment later; lockers take none.
      isLocker === pick.locker &&
      (pick.withoutCash ? accepts.cash === false : isLocker || accepts.cash !== false),
  )
  const point = fitting[pick.nth]
  const quotes = answer.quotes.filter(({ method }) => method === 'pickup_point')
  const quote = quotes.find(({ operatorCode }) => operatorCode === point?.operatorCode) ?? quotes[0]
  assert.ok(point && quote, 'no such point')
  return { quote: quote.id, method: pick.locker ? 'locker' : 'pickup_point', point: point.code }
}

async function call<T>(place: Place, path: string, body?: object): Promise<T> {
  const separator = path.includes('?') ? '&' : '?'
  const response = await fetch(`${place.gateway}${path}${separator}key=${place.key}`, {
    headers: { origin: place.origin, ...(body && { 'content-type': 'text/plain' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer as T // the gateway's own answer, whose shape its own tests prove
}
