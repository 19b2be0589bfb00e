// What a scenario may do to a shop. One implementation drives a real shop in a browser, another the
// platform's fake: a scenario cannot tell.

export type MethodName = 'door' | 'pickup_point'
export type PaymentName = 'cash' | 'prepaid'
/** `light`: 300 g, 890; `heavy`: 32 kg, 5900; `weightless`: no weight, 150; `virtual`: a download, 1000. */
export type ProductName = 'light' | 'heavy' | 'weightless' | 'virtual'
export type Capability =
  | 'mail'
  | 'login'
  | 'tabs'
  | 'cost'
  | 'uninstall'
  | 'takeover'
  | 'currency'
  | 'bulk'
  | 'part-payment'
  | 'widget'
  /** The gateway can call the shop while the shop calls the gateway. */
  | 'webhook'
  /** `fetchToken` */
  | 'token'

export interface Address {
  readonly town: string
  readonly region: string
  readonly postcode: string
  readonly street: string
}

export interface Row {
  /** `other`: a method that is not ours. */
  readonly method: MethodName | 'other'
  /** Minor units. */
  readonly price: number
  readonly label: string
  readonly isChosen: boolean
}

export type Placed =
  | { readonly kind: 'placed'; readonly orderId: string; readonly page: string }
  | { readonly kind: 'refused'; readonly text: string }

/** One buyer at one checkout. */
export interface Buyer {
  add(product: ProductName, quantity?: number): Promise<void>
  useCoupon(code: 'minus10' | 'freeship'): Promise<void>
  /** Opens the checkout and fills in the recipient; only what is named of the address. */
  goToCheckout(address?: Partial<Address>): Promise<void>
  /** Changes the shop's own town field. */
  changeTown(address: Partial<Address>): Promise<void>
  rows(): Promise<readonly Row[]>
  /** Minor units, all included. */
  total(): Promise<number>
  choose(method: MethodName): Promise<void>
  /** In the chooser of the chosen method: the nth point that takes the payment. */
  pickPoint(options?: {
    readonly nth?: number
    readonly locker?: boolean
    readonly withoutCash?: boolean
  }): Promise<void>
  pickDoor(choice: {
    readonly level?: string
    readonly street: string
    readonly house: string
  }): Promise<void>
  /** Another town, in the chooser itself. */
  pickTown(name: string): Promise<void>
  pay(payment: PaymentName): Promise<void>
  /** Which kinds of payment are offered. */
  payments(): Promise<readonly PaymentName[]>
  /** What the page would post. */
  token(): Promise<string>
  /** Asks the gateway for the cart that the page describes, past its chooser, as a forger's script may. */
  fetchToken?(): Promise<string>
  /** Posts this in its place, as a forger does; the chooser does not answer any more. */
  forge(token: string): Promise<void>
  reload(): Promise<void>
  logIn(): Promise<void>
  /** The same buyer in a second tab. */
  openTab(): Promise<Buyer>
  note(text: string): Promise<void>
  place(): Promise<Placed>
  /** Presses the button twice, as fast as it goes. */
  placeTwice(): Promise<Placed>
  close(): Promise<void>
}

export interface BlockAction {
  readonly id: string
  readonly isEnabled: boolean
  readonly isPrimary: boolean
  readonly reason: string
}

export interface OrderView {
  /** Number that people and the courier see. */
  readonly number: string
  /** `processing`, `completed`, `cancelled`, `failed` …: the platform's words, as the core maps them. */
  readonly status: string
  readonly total: number
  readonly deliveryFee: number
  /** The core's order block. */
  readonly block: {
    readonly state: string
    readonly sentence: string
    readonly notices: readonly string[]
    readonly destination: { readonly text: string; readonly method: string } | null
    readonly events: readonly { readonly text: string; readonly isProvisional: boolean }[]
    readonly actions: readonly BlockAction[]
    readonly waybill: string
  }
  readonly history: readonly string[]
  /** What the buyer's own page of the order says. */
  readonly buyerPage: string
}

export interface Outcome {
  readonly kind: string
  readonly text: string
}

export interface Finding {
  readonly code: string
  readonly ok: boolean
  readonly text: string
}

export type Settings = Readonly<Record<string, unknown>>

/** What a driver stands before, for the record. */
export interface ShopAbout {
  /** As in `--platform`. */
  readonly platform: string
  /** As far as it matters: `11`, `4.1`. The same words for the platform and for its fake. */
  readonly version: string
  /** Which of the platform's checkouts, or `''` where it has one. */
  readonly checkout: string
  /** `WordPress 6.9.7, WooCommerce 11.0.1, PHP 8.2.36, HPOS on` */
  readonly software: string
}

export interface Shop {
  /** For messages. */
  readonly platform: string
  readonly about?: ShopAbout
  readonly can: ReadonlySet<Capability>
  /**
   * Why a capability, or one scenario by its id, is not offered here: shown in the table. A scenario that is
   * named here is not run.
   */
  readonly whyNot?: Readonly<Record<string, string>>
  readonly url: string
  /** Settings and methods as after a fresh connection; nobody has a cart. */
  reset(): Promise<void>
  /** Types the three things into the settings page and saves; what the page says. */
  connect(credentials: { courierCode: string; login: string; password: string }): Promise<string>
  /** Settings by the core's keys; what the page says. */
  configure(settings: Settings): Promise<string>
  configureMethod(method: MethodName, settings: Settings): Promise<string>
  check(): Promise<readonly Finding[]>
  settingsPage(): Promise<string>
  diagnosis(): Promise<string>
  openBuyer(): Promise<Buyer>
  order(orderId: string): Promise<OrderView>
  act(orderId: string, action: string, choice?: object): Promise<Outcome>
  sendInBulk(orderIds: readonly string[]): Promise<void>
  label(orderId: string): Promise<{ readonly status: number; readonly isPdf: boolean }>
  setStatus(orderId: string, status: string): Promise<void>
  markPaid(orderId: string): Promise<void>
  setQuantity(orderId: string, quantity: number): Promise<void>
  setNote(orderId: string, text: string): Promise<void>
  /** A manager's own order of one light product by this method. */
  createOrder(order: {
    method: MethodName
    address: Address
    payment: PaymentName
  }): Promise<string>
  deleteOrder(orderId: string): Promise<void>
  /** Runs what waits in the shop's queue: sending and the half-hourly job. */
  runJobs(job: 'send' | 'pull'): Promise<void>
  /** A call of the webhook address. */
  receive(body: string, signature: string): Promise<number>
  /** What the shop has sent since `reset`, with the recipients. */
  mails(): Promise<readonly string[]>
  setCurrency(currency: string): Promise<void>
  /** A shop that is not connected and has the older module's settings: login `old-login`. */
  plantOldModule?(): Promise<void>
  /** Follows the offer of the settings page to take them over. */
  takeOver?(): Promise<void>
  /** The shop's own log since `reset`, to go with a failure. */
  log?(): Promise<readonly string[]>
  close(): Promise<void>
}
