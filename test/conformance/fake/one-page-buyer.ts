import type { Address, Buyer, MethodName, PaymentName, Row } from '../driver.ts'
import { chooseAsWidget, type Pick, type ShownPackage, toPoint } from './chooser.ts'
import type { Ask } from './site.ts'

/** What the shop's server tells its checkout's script. */
export interface Place {
  readonly gateway: string
  readonly shop: string
  readonly town: { readonly name: string; readonly region: string }
  readonly cart: ShownPackage['cart']
  readonly methods: readonly {
    /** The platform's id of the method. */
    readonly id: number
    readonly method: string
    readonly ruleSet: string
  }[]
}

/** What tells one platform's page of one step from another's. */
export interface Terms {
  readonly methods: Readonly<Record<MethodName, number>>
  readonly payments: Readonly<Record<PaymentName, number>>
  /** The page's place as the server tells it, or null: there is no chooser. */
  toPlace(page: Page): Place | null
  /** Fields of the checkout's form. */
  live(address: Partial<Address>): object
  choose(method: number): object
  pay(payment: number): object
  select(method: number, token: string): object
}

export interface Page {
  readonly rows: readonly { readonly id: number; readonly name: string; readonly price: number }[]
  readonly place: unknown
  readonly chosen: number
  readonly total: number
}

export interface FakeBuyerDeps {
  readonly terms: Terms
  readonly ask: Ask
  readonly origin: string
  readonly products: Readonly<Record<string, number>>
  readonly session: string
}

/** A buyer at a checkout of one page: each change posts its form, and the server draws the page. */
export function createFakeBuyer(deps: FakeBuyerDeps): Buyer {
  const { session, origin, terms } = deps
  let address: Partial<Address> = {}
  let payment: PaymentName | null = null
  let comment = ''
  let token = ''
  let town: string | undefined
  let pick: Pick | null = null

  const command = <T>(name: string, more: object = {}) =>
    deps.ask(name, { buyer: session, ...more }) as Promise<T>
  const look = (posted: object = {}) => command<Page>('look', { posted })

  async function tell(method: number, posted: string): Promise<void> {
    token = posted
    await look(terms.select(method, posted))
  }

  async function ask(place: Place, wish: Pick): Promise<{ method: number; token: string }> {
    const kind = wish.kind === 'door' ? 'door' : 'pickup_point'
    const entry = place.methods.find(({ method }) => method === kind)
    if (!entry) throw new Error('the chooser is of another method')
    const { cart, gateway, shop } = place
    const shown = {
      cart,
      town: place.town,
      open: place.methods.length > 1,
      priced: false,
      methods: { [kind]: { method: kind, ruleSet: entry.ruleSet } },
    }
    const signed = await chooseAsWidget({ gateway, key: shop, origin }, shown, { pick: wish, town })
    return { method: entry.id, token: signed }
  }

  async function chooser(): Promise<Place> {
    const place = terms.toPlace(await look())
    if (!place) throw new Error('there is no chooser')
    return place
  }

  async function choosePlace(wish: Pick): Promise<void> {
    pick = wish
    const { method, token: signed } = await ask(await chooser(), wish)
    await tell(method, signed)
  }

  async function offered(): Promise<PaymentName[]> {
    const ids = await command<number[]>('payments')
    return (['cash', 'prepaid'] as const).filter((kind) => ids.includes(terms.payments[kind]))
  }

  async function place(): Promise<Awaited<ReturnType<Buyer['place']>>> {
    const result = await command<{ order?: string; refused?: string }>('place', {
      payment: terms.payments[payment ?? (await offered())[0] ?? 'cash'],
      note: comment,
    })
    if (result.order === undefined) return { kind: 'refused', text: result.refused ?? '' }
    const view = (await deps.ask('order', { order: result.order })) as { buyerPage: string }
    return { kind: 'placed', orderId: result.order, page: view.buyerPage }
  }

  async function live(next: Partial<Address>): Promise<void> {
    address = { ...address, ...next }
    await look(terms.live(address))
  }

  return {
    async add(product, quantity = 1) {
      await command('change', { product: deps.products[product], quantity })
    },
    async useCoupon(coupon) {
      await command('change', { coupon })
    },
    goToCheckout: (next = {}) => live(next),
    changeTown: live,
    async rows() {
      const { rows, chosen } = await look()
      return rows.map(
        ({ id, name, price }): Row => ({
          method: methodOf(id, terms),
          price,
          label: name,
          isChosen: id === chosen,
        }),
      )
    },
    total: async () => (await look()).total,
    async choose(method: MethodName) {
      await look(terms.choose(terms.methods[method]))
    },
    pickPoint: (wish) => choosePlace(toPoint(wish)),
    pickDoor: ({ level, street, house }) => choosePlace({ kind: 'door', level, street, house }),
    async pickTown(name) {
      town = name
    },
    async pay(wanted) {
      payment = wanted
      await look(terms.pay(terms.payments[wanted]))
    },
    payments: offered,
    token: async () => token,
    fetchToken: async () => (pick ? (await ask(await chooser(), pick)).token : ''),
    async forge(forged) {
      const place = await chooser()
      await tell(place.methods[0]?.id ?? 0, forged)
    },
    async reload() {
      await look()
    },
    async logIn() {
      await command('logIn')
    },
    openTab: async () => createFakeBuyer(deps),
    async note(text) {
      comment = text
    },
    place,
    placeTwice: place,
    async close() {},
  }
}

function methodOf(id: number, { methods }: Terms): Row['method'] {
  if (id === methods.door) return 'door'
  return id === methods.pickup_point ? 'pickup_point' : 'other'
}
