import type { State } from '../../../plugins/modx/client/state.ts'
import type { Address, Buyer, MethodName, PaymentName, Row } from '../driver.ts'
import { chooseAsWidget, type Pick } from '../fake/chooser.ts'
import type { Ask } from '../fake/site.ts'
import { DELIVERIES, type Edition, PAYMENTS, toFields } from './terms.ts'

interface Look {
  readonly state: State
  /** Ids are numbers or texts: PHP before 8.1 reads texts from its database. */
  readonly deliveries: readonly { readonly id: number | string; readonly name: string }[]
  readonly delivery: string
  readonly total: number
}

export interface FakeBuyerDeps {
  readonly names: Edition['names']
  readonly ask: Ask
  readonly origin: string
  readonly products: Readonly<Record<string, number>>
  readonly session: string
}

/**
 * A buyer on the one page of miniShop2 or MiniShop3: every field goes to the server when it changes, our script then asks for the
 * state anew, and a widget prices its choice anew when the state tells of another cart.
 */
export function createFakeBuyer(deps: FakeBuyerDeps): Buyer {
  const { session, origin, names } = deps
  const picks = new Map<string, Pick>()
  let address: Partial<Address> = {}
  let token = ''
  let pricedCart = ''
  let town: string | undefined
  let isFrozen = false

  const command = <T>(name: string, more: object = {}) =>
    deps.ask(name, { buyer: session, ...more }) as Promise<T>
  const look = () => command<Look>('look')
  const fill = (fields: object) => command<string>('fields', { fields })

  /** Asks as the widget of a delivery does. */
  async function ask({ state }: Look, delivery: string): Promise<string> {
    const offer = state.methods[delivery]
    const pick = picks.get(delivery)
    if (!offer || !pick) throw new Error('there is no chooser')
    const { gateway, shop: key, cart } = state
    const shown = { cart, town: state.town, open: false, priced: false, methods: { own: offer } }
    return chooseAsWidget({ gateway, key, origin }, shown, { pick, town })
  }

  async function choosePlace(pick: Pick): Promise<void> {
    const own = DELIVERIES[pick.kind === 'door' ? 'door' : 'pickup_point']
    if ((await look()).delivery !== own) await fill({ [names.delivery]: own })
    picks.set(own, pick)
    await commit(await look())
  }

  async function commit(page: Look): Promise<void> {
    pricedCart = JSON.stringify([page.state.cart, page.state.methods[page.delivery]?.ruleSet])
    await tell(page, await ask(page, page.delivery))
  }

  async function tell(page: Look, chosen: string): Promise<void> {
    token = chosen
    const field = page.state.methods[page.delivery]?.field
    if (field) await fill({ [field]: chosen })
  }

  async function react(): Promise<void> {
    const page = await look()
    const cart = JSON.stringify([page.state.cart, page.state.methods[page.delivery]?.ruleSet])
    if (!isFrozen && picks.has(page.delivery) && cart !== pricedCart) await commit(page)
  }

  async function place(): Promise<Awaited<ReturnType<Buyer['place']>>> {
    const { state, delivery } = await look()
    const result = await command<{ order?: string; refused?: string }>('submit')
    if (result.order === undefined) {
      // The shop marks the field it misses; our script says it in words.
      const isOurs = result.refused === `required: ${state.methods[delivery]?.field}`
      return { kind: 'refused', text: isOurs ? state.missing : (result.refused ?? '') }
    }
    const view = (await deps.ask('order', { order: result.order })) as { buyerPage: string }
    return { kind: 'placed', orderId: result.order, page: view.buyerPage }
  }

  return {
    async add(product, quantity = 1) {
      await command('change', { product: deps.products[product], quantity })
    },
    async useCoupon(coupon) {
      await command('change', { factor: coupon === 'minus10' ? 0.9 : 1 })
    },
    async goToCheckout(next = {}) {
      address = { ...address, ...next }
      await fill(toFields(address))
      await react()
    },
    async changeTown(next) {
      address = { ...address, ...next }
      picks.clear()
      await fill(toFields(address))
    },
    async rows() {
      const { state, deliveries, delivery } = await look()
      return deliveries.flatMap((one): Row[] => {
        const id = String(one.id)
        const price = state.methods[id]?.price
        const method = methodOf(id)
        if (method !== 'other' && price == null) return []
        return [{ method, price: minor(price ?? '0'), label: one.name, isChosen: id === delivery }]
      })
    },
    total: async () => (await look()).total,
    async choose(method: MethodName) {
      await fill({ [names.delivery]: DELIVERIES[method] })
      await react()
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
    async pay(payment: PaymentName) {
      await fill({ [names.payment]: PAYMENTS[payment] })
      await react()
    },
    async payments() {
      const { state, delivery } = await look()
      const refused = state.methods[delivery]?.refused ?? []
      return (['cash', 'prepaid'] as const).filter((kind) => !refused.includes(PAYMENTS[kind]))
    },
    token: async () => token,
    async fetchToken() {
      const page = await look()
      return ask(page, page.delivery)
    },
    async forge(forged) {
      isFrozen = true
      await tell(await look(), forged)
    },
    async reload() {
      await look()
    },
    async logIn() {},
    openTab: async () => createFakeBuyer(deps),
    async note(comment) {
      await fill({ comment })
    },
    place,
    placeTwice: place,
    async close() {},
  }
}

function methodOf(delivery: string): Row['method'] {
  if (delivery === DELIVERIES.door) return 'door'
  return delivery === DELIVERIES.pickup_point ? 'pickup_point' : 'other'
}

/** Minor units of a price as the page shows it: `1 234,50 ₽`. */
function minor(shown: string): number {
  return Math.round(Number(shown.replace(/[^\d,.]/g, '').replace(',', '.')) * 100)
}
