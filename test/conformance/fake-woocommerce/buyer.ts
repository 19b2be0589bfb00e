import type { Address, Buyer, MethodName, Placed, Row } from '../driver.ts'
import { chooseAsWidget, type Pick, type ShownPackage, toPoint } from '../fake/chooser.ts'
import type { Ask } from '../fake/site.ts'

interface Look {
  readonly page: { readonly gateway: string; readonly shop: string }
  readonly packages: readonly ShownPackage[]
  readonly rates: readonly { readonly id: string; readonly label: string; readonly cost: number }[]
  readonly chosen: string
  readonly total: number
  readonly payments: readonly string[]
}

const IDS = { door: 'courier_checkout_door:2', pickup_point: 'courier_checkout_points:3' } as const
const PAYMENTS = { cash: 'cod', prepaid: 'bacs' } as const
const FIELD = 'courier_checkout_selection'

export interface FakeBuyerDeps {
  readonly ask: Ask
  readonly checkout: 'classic' | 'blocks'
  readonly origin: string
  readonly products: Readonly<Record<string, number>>
  readonly session: string
}

/** A buyer of the fake shop: posts what the page's scripts post, and answers news as the widget does. */
export function createFakeBuyer(deps: FakeBuyerDeps): Buyer {
  const { checkout, session, origin } = deps
  const form: Record<string, unknown> = {
    billing_country: 'RU',
    billing_state: '',
    billing_postcode: '',
    billing_city: '',
    billing_address_1: '',
    payment_method: 'bacs',
  }
  const picks = new Map<MethodName | 'any', { pick: Pick; town: string | undefined }>()
  let look: Look | undefined
  let chosen: string | undefined
  let token = ''
  let pricedCart = ''
  let pickedTown: string | undefined
  let isFrozen = false

  const command = (name: string, more: object = {}) =>
    deps.ask(name, { buyer: session, checkout, ...more }) as Promise<Look>
  const posted = () => ({
    ...form,
    ...(chosen !== undefined && { shipping_method: [chosen] }),
    ...(checkout === 'classic' && { [FIELD]: [token] }),
  })

  async function refresh(): Promise<Look> {
    look = await command('review', { form: posted() })
    chosen = look.chosen || chosen
    return look
  }

  async function post(next: string): Promise<void> {
    token = next
    if (checkout === 'blocks') {
      look = await command('extend', { data: { package: 0, token: next } })
      chosen = look.chosen || chosen
    } else await refresh()
  }

  function methodNow(): MethodName | 'any' {
    if (look?.packages[0]?.open) return 'any'
    return look?.chosen.startsWith('courier_checkout_door') ? 'door' : 'pickup_point'
  }

  /** The widget prices a choice anew when the page tells of another cart, and when its row comes back. */
  async function react(): Promise<void> {
    const shown = look?.packages[0]
    const wish = picks.get(methodNow())
    if (isFrozen || !shown || !wish || !look || !shown.methods[look.chosen]) return
    const cart = JSON.stringify([shown.cart, shown.methods[look.chosen]])
    if (shown.priced && cart === pricedCart) return
    pricedCart = cart
    await commit(shown, wish)
  }

  async function commit(
    shown: ShownPackage,
    wish: { pick: Pick; town: string | undefined },
  ): Promise<void> {
    if (!look) return
    const { gateway, shop } = look.page
    const offers = shown.open ? shown.methods : pickOne(shown.methods, look.chosen)
    await post(
      await chooseAsWidget({ gateway, key: shop, origin }, { ...shown, methods: offers }, wish),
    )
  }

  /** The block tells the server how the buyer pays as soon as prices were made for another way. */
  async function tellPayment(): Promise<void> {
    const kind = form['payment_method'] === 'cod' ? 'cash' : 'none'
    const isNews = look?.packages.some(({ cart }) => cart.payment !== kind)
    if (checkout !== 'blocks' || !isNews) return
    look = await command('extend', { data: { payment: form['payment_method'] } })
  }

  async function pick(next: Pick): Promise<void> {
    await refresh()
    const shown = look?.packages[0]
    if (!shown) throw new Error('there is no chooser')
    const wish = { pick: next, town: pickedTown }
    picks.set(next.kind === 'door' ? 'door' : 'pickup_point', wish)
    await commit(shown, wish)
    const after = look?.packages[0]
    if (after && look) pricedCart = JSON.stringify([after.cart, after.methods[look.chosen]])
  }

  async function place(): Promise<Placed> {
    const missing = checkout === 'blocks' && look?.packages[0] && methodNow() === 'pickup_point'
    if (missing && !look?.packages[0]?.priced && !isFrozen) {
      return { kind: 'refused', text: 'Выберите пункт выдачи.' }
    }
    const result = (await command('place', { form: posted() })) as unknown as {
      order?: string
      refused?: string
    }
    if (result.order === undefined) return { kind: 'refused', text: result.refused ?? '' }
    const view = (await deps.ask('order', { order: result.order })) as { buyerPage: string }
    return { kind: 'placed', orderId: result.order, page: view.buyerPage }
  }

  const buyer: Buyer = {
    async add(product, quantity = 1) {
      look = await command('change', { product: deps.products[product], quantity })
    },
    async useCoupon(coupon) {
      look = await command('change', { coupon })
      await refresh()
    },
    async goToCheckout(address = {}) {
      fill(form, address)
      await refresh()
      await tellPayment()
      await react()
    },
    async changeTown(address) {
      fill(form, address)
      picks.clear()
      token = ''
      await refresh()
    },
    async rows() {
      const { rates, chosen: now } = await command('look')
      return rates.map(
        (rate): Row => ({
          method: methodOf(rate.id),
          price: rate.cost,
          label: rate.label,
          isChosen: rate.id === now,
        }),
      )
    },
    total: async () => (await command('look')).total,
    async choose(method) {
      const isThere = look?.rates.some(({ id }) => id === IDS[method])
      if (!isThere) return
      chosen = IDS[method]
      await refresh()
      await react()
    },
    pickPoint: (wish) => pick(toPoint(wish)),
    pickDoor: ({ level, street, house }) => pick({ kind: 'door', level, street, house }),
    async pickTown(name) {
      pickedTown = name
    },
    async pay(payment) {
      form['payment_method'] = PAYMENTS[payment]
      if (checkout === 'blocks') await tellPayment()
      else await refresh()
      await react()
    },
    async payments() {
      const { payments } = await command('look')
      return (['cash', 'prepaid'] as const).filter((kind) => payments.includes(PAYMENTS[kind]))
    },
    token: async () => token,
    async fetchToken() {
      const shown = look?.packages[0]
      const wish = picks.get(methodNow())
      if (!look || !shown || !wish) return ''
      const { gateway, shop } = look.page
      const methods = pickOne(shown.methods, look.chosen)
      return chooseAsWidget({ gateway, key: shop, origin }, { ...shown, methods }, wish)
    },
    async forge(forged) {
      isFrozen = true
      await post(forged)
    },
    async reload() {
      token = ''
      look = await command('look')
      await react()
    },
    async logIn() {},
    async openTab() {
      return createFakeBuyer(deps)
    },
    async note(text) {
      form['order_comments'] = text
    },
    place,
    placeTwice: place,
    async close() {},
  }
  return buyer
}

function pickOne(methods: ShownPackage['methods'], rate: string): ShownPackage['methods'] {
  const own = methods[rate]
  return own ? { [rate]: own } : {}
}

function methodOf(rate: string): Row['method'] {
  if (rate.startsWith('courier_checkout_door')) return 'door'
  return rate.startsWith('courier_checkout_points') ? 'pickup_point' : 'other'
}

function fill(form: Record<string, unknown>, address: Partial<Address>): void {
  const { town, region, postcode, street } = address
  if (town !== undefined) form['billing_city'] = town
  if (region !== undefined) form['billing_state'] = region
  if (postcode !== undefined) form['billing_postcode'] = postcode
  if (street !== undefined) form['billing_address_1'] = street
}
