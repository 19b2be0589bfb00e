import type { State } from '../../../plugins/opencart/client/page.ts'
import type { Address, Buyer, MethodName, PaymentName, Placed, Row } from '../driver.ts'
import { chooseAsWidget, type Pick, toPoint } from '../fake/chooser.ts'
import type { Ask } from '../fake/site.ts'
import { METHOD_CODES, methodOf, PAYMENT_CODES } from '../opencart/checkout.ts'

interface Step {
  readonly rows: readonly {
    readonly code: string
    readonly label: string
    readonly price: number
  }[]
  readonly chosen: string
}

interface Confirm {
  readonly isReady: boolean
  readonly said: string
  readonly total: number
}

/** A town of another region is another zone of the shop. */
const ZONES: Readonly<Record<string, number>> = { Татарстан: 2764, Москва: 2761 }
const OTHER = 'flat.flat'

export interface FakeBuyerDeps {
  readonly ask: Ask
  readonly origin: string
  readonly products: Readonly<Record<string, number>>
  readonly session: string
}

/**
 * A buyer at OpenCart's own checkout: delivery, then payment, then the last step, each a request of its own. The
 * page's script tells the shop each choice at once, as `plugins/opencart/client` does.
 */
export function createFakeBuyer(deps: FakeBuyerDeps): Buyer {
  const { session, origin } = deps
  let address: Partial<Address> = {}
  let chosen = ''
  let payment: PaymentName | null = null
  let note = ''
  let token = ''
  let town: string | undefined
  let pick: Pick | null = null
  let refusal = ''

  const command = <T>(name: string, more: object = {}) =>
    deps.ask(name, { buyer: session, ...more }) as Promise<T>
  const look = (more: object = {}) => command<Step>('look', more)
  const codeOf = ({ kind }: Pick) =>
    kind === 'door' ? METHOD_CODES.door : METHOD_CODES.pickup_point

  async function live(next: Partial<Address>): Promise<void> {
    address = { ...address, ...next }
    const { town: city = '', postcode = '', street = '', region = '' } = address
    const zone = ZONES[region] ?? 1
    await look({ address: { city, postcode, address_1: street, zone_id: zone } })
  }

  async function tell(posted: string, code: string): Promise<void> {
    token = posted
    await command('select', { code, token: posted })
  }

  async function ask(wish: Pick): Promise<string> {
    await look()
    const state = await command<State>('state')
    const code = codeOf(wish)
    const offer = state.methods[code]
    if (!offer || !state.cart) throw new Error('there is no chooser')
    const methods = { [code]: offer }
    const shown = { cart: state.cart, town: state.town, open: false, priced: false, methods }
    return chooseAsWidget({ gateway: state.gateway, key: state.shop, origin }, shown, {
      pick: wish,
      town,
    })
  }

  async function choosePlace(wish: Pick): Promise<void> {
    pick = wish
    await tell(await ask(wish), codeOf(wish))
    // Chosen where no row could be: the page picks the row that comes with it.
    chosen = codeOf(wish)
  }

  async function save(code: string): Promise<string> {
    return (await command<{ error: string }>('save', { code })).error
  }

  /** Delivery, payment, last step; what stops it is kept. */
  async function toConfirm(): Promise<Confirm | null> {
    const { rows } = await look()
    refusal = rows.length > 0 ? await save(chosen || rows[0]?.code || '') : ''
    if (refusal !== '') return null
    const paid = PAYMENT_CODES[payment ?? 'cash']
    refusal = (await command<{ error: string }>('pay', { payment: paid, note })).error
    if (refusal !== '') return null
    const last = await command<Confirm>('confirm')
    refusal = last.isReady ? '' : last.said
    return last
  }

  async function place(): Promise<Placed> {
    const last = await toConfirm()
    if (!last?.isReady) return { kind: 'refused', text: refusal }
    const orderId = String(await command('finish'))
    const { buyerPage } = (await deps.ask('order', { order: orderId })) as { buyerPage: string }
    return { kind: 'placed', orderId, page: buyerPage }
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
      const step = await look()
      return step.rows.map(
        ({ code, label, price }): Row => ({
          method: methodOf(code),
          price,
          label,
          isChosen: code === (chosen || step.chosen),
        }),
      )
    },
    total: async () => (await toConfirm())?.total ?? 0,
    async choose(method: MethodName) {
      const { rows } = await look()
      if (rows.some(({ code }) => code === METHOD_CODES[method])) chosen = METHOD_CODES[method]
    },
    pickPoint: (wish) => choosePlace(toPoint(wish)),
    pickDoor: ({ level, street, house }) => choosePlace({ kind: 'door', level, street, house }),
    async pickTown(name) {
      town = name
    },
    async pay(wanted) {
      payment = wanted
      if ((await toConfirm())?.isReady) return
      // OpenCart asks for delivery first: any lets a buyer pay.
      const before = chosen
      chosen = OTHER
      await toConfirm()
      chosen = before
    },
    async payments() {
      const { rows } = await look()
      await save(chosen || rows[0]?.code || '')
      const codes = await command<string[]>('payments')
      return (['cash', 'prepaid'] as const).filter((kind) => codes.includes(PAYMENT_CODES[kind]))
    },
    token: async () => token,
    fetchToken: async () => (pick ? ask(pick) : ''),
    forge: (forged) => tell(forged, chosen || METHOD_CODES.pickup_point),
    async reload() {
      await look()
    },
    async logIn() {},
    openTab: async () => createFakeBuyer(deps),
    async note(text) {
      note = text
    },
    place,
    placeTwice: place,
    async close() {},
  }
}
