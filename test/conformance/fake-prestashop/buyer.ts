import type { Address, Buyer, MethodName, PaymentName, Row } from '../driver.ts'
import { chooseAsWidget, type Pick } from '../fake/chooser.ts'
import type { Ask } from '../fake/site.ts'
import { PAYMENTS, toAddress } from './terms.ts'

/** What `PageState` tells below a carrier, or above all of them where none of ours can be had. */
interface Place {
  readonly carrier: number
  readonly gateway: string
  readonly shop: string
  readonly town: { readonly name: string; readonly region: string }
  readonly methods: readonly { readonly method: string; readonly ruleSet: string }[]
  readonly parts: readonly {
    readonly slot: string
    readonly cart: {
      readonly currency: string
      readonly goods: number
      readonly payment: string
      readonly weightGrams: number
    }
  }[]
}

/** The delivery step as it is drawn. */
interface Page {
  readonly rows: readonly { readonly id: number; readonly name: string; readonly price: number }[]
  readonly places: Readonly<Record<string, Place>>
  readonly chosen: number
  readonly total: number
}

interface Posted {
  readonly ok: boolean
  readonly changed?: boolean
  /** The choice cannot be had with that payment. */
  readonly lost?: boolean
}

export interface FakeBuyerDeps {
  readonly ask: Ask
  readonly origin: string
  readonly carriers: { readonly door: number; readonly pickup_point: number }
  readonly products: Readonly<Record<string, number>>
  readonly session: string
}

/**
 * A buyer at PrestaShop's own checkout. Its payment step comes after delivery and leads back to it; the server keeps
 * the choice and has it signed anew, so a page that is drawn anew needs no script for that.
 */
export function createFakeBuyer(deps: FakeBuyerDeps): Buyer {
  const { session, origin, carriers } = deps
  let address: Partial<Address> = {}
  let payment: PaymentName | null = null
  let comment = ''
  let token = ''
  let town: string | undefined
  let pick: Pick | null = null

  const command = <T>(name: string, more: object = {}) =>
    deps.ask(name, { buyer: session, ...more }) as Promise<T>
  const look = (more: object = {}) => command<Page>('look', more)
  const post = (fields: object) => command<Posted>('post', { fields })
  /** The place below the chosen carrier. */
  const shown = async () => {
    const page = await look()
    return page.places[String(page.chosen)] ?? page.places['0']
  }

  async function tellSelection(posted: string): Promise<void> {
    token = posted
    const slot = (await shown())?.parts[0]?.slot ?? ''
    await post({ do: 'selection', slot, token: posted })
  }

  async function ask(place: Place | undefined, wish: Pick): Promise<string> {
    const part = place?.parts[0]
    if (!place || !part) throw new Error('there is no chooser')
    const { gateway, shop } = place
    const methods = Object.fromEntries(place.methods.map((offer) => [offer.method, offer]))
    const told = { cart: part.cart, town: place.town, open: false, priced: false, methods }
    return chooseAsWidget({ gateway, key: shop, origin }, told, { pick: wish, town })
  }

  async function choosePlace(wish: Pick): Promise<void> {
    pick = wish
    const place = await shown()
    await tellSelection(await ask(place, wish))
    // Chosen where no carrier of ours was shown: it is now, and the buyer takes it.
    if (place?.carrier === 0) {
      await look({ carrier: carriers[wish.kind === 'door' ? 'door' : 'pickup_point'] })
    }
  }

  async function place(): Promise<Awaited<ReturnType<Buyer['place']>>> {
    if (payment === null) await pay((await offered()).at(-1) ?? 'prepaid')
    const module = PAYMENTS[payment ?? 'prepaid']
    const result = await command<{ order?: string; refused?: string }>('place', {
      payment: module,
      note: comment,
    })
    if (result.order === undefined) return { kind: 'refused', text: result.refused ?? '' }
    const view = (await deps.ask('order', { order: result.order })) as { buyerPage: string }
    return { kind: 'placed', orderId: result.order, page: view.buyerPage }
  }

  async function pay(wanted: PaymentName): Promise<void> {
    payment = wanted
    await offered()
    const { lost } = await post({ do: 'payment', payment: PAYMENTS[wanted] })
    // Told to choose again, the buyer does.
    if (lost && pick) await choosePlace(pick)
  }

  async function offered(): Promise<PaymentName[]> {
    const modules = await command<string[]>('payments')
    return (['cash', 'prepaid'] as const).filter((kind) => modules.includes(PAYMENTS[kind]))
  }

  return {
    async add(product, quantity = 1) {
      await command('change', { product: deps.products[product], quantity })
    },
    async useCoupon(coupon) {
      await command('change', { coupon })
    },
    async goToCheckout(next = {}) {
      address = { ...address, ...next }
      await look({ address: toAddress(address) })
    },
    async changeTown(next) {
      address = { ...address, ...next }
      await look({ address: toAddress(address) })
    },
    async rows() {
      const { rows, chosen } = await look()
      return rows.map(
        ({ id, name, price }): Row => ({
          method: methodOf(id, carriers),
          price,
          label: name,
          isChosen: id === chosen,
        }),
      )
    },
    total: async () => (await look()).total,
    async choose(method: MethodName) {
      const { rows } = await look()
      if (rows.some(({ id }) => id === carriers[method])) await look({ carrier: carriers[method] })
    },
    pickPoint: (wish = {}) =>
      choosePlace({
        kind: 'point',
        nth: wish.nth ?? 0,
        locker: wish.locker ?? false,
        withoutCash: wish.withoutCash ?? false,
      }),
    pickDoor: ({ level, street, house }) => choosePlace({ kind: 'door', level, street, house }),
    async pickTown(name) {
      town = name
    },
    pay,
    payments: offered,
    token: async () => token,
    fetchToken: async () => (pick ? ask(await shown(), pick) : ''),
    async forge(forged) {
      await tellSelection(forged)
    },
    async reload() {
      await look()
    },
    async logIn() {},
    openTab: async () => createFakeBuyer(deps),
    async note(text) {
      comment = text
    },
    place,
    placeTwice: place,
    async close() {},
  }
}

function methodOf(carrier: number, carriers: FakeBuyerDeps['carriers']): Row['method'] {
  if (carrier === carriers.door) return 'door'
  return carrier === carriers.pickup_point ? 'pickup_point' : 'other'
}
