import type {
  Address,
  Finding,
  MethodName,
  OrderView,
  Outcome,
  PaymentName,
  Settings,
  Shop,
} from './driver.ts'
import { toForm } from './fake/form.ts'
import { ACCOUNT } from './world.ts'

/** What the office of a shop is asked, over HTTP or in a fake: our own pages, and the platform's own words. */
export interface Desk {
  /** Posts the plugin's whole settings form; what the page says then. */
  save(posted: Settings): Promise<string>
  settingsPage(): Promise<string>
  /** One of our own addresses in the back office: status and answer. */
  admin(
    action: string,
    more?: { readonly query?: Readonly<Record<string, string>>; readonly body?: object },
  ): Promise<readonly [number, unknown]>
  /** The order in the platform's own terms. */
  order(id: string): Promise<Seen>
  edit(id: string, change: Change): Promise<void>
  create(order: Wanted): Promise<string>
}

export interface Seen extends Omit<OrderView, 'block' | 'status'> {
  readonly status: number
}

export interface Change {
  readonly status?: number
  readonly quantity?: number
  readonly isGone?: true
}

export interface Wanted {
  readonly method: MethodName
  readonly address: Address
  readonly payment: PaymentName
}

export interface Terms {
  readonly gatewayUrl: string
  /** A form sends all of its fields, so what a scenario does not name is as it was. */
  readonly fresh: Settings
  /** The platform's ids by the scenarios' words for statuses. */
  readonly statuses: Readonly<Record<string, number>>
}

type Office = Pick<
  Shop,
  | 'connect'
  | 'configure'
  | 'configureMethod'
  | 'check'
  | 'settingsPage'
  | 'diagnosis'
  | 'order'
  | 'act'
  | 'sendInBulk'
  | 'setStatus'
  | 'markPaid'
  | 'setQuantity'
  | 'setNote'
  | 'createOrder'
  | 'deleteOrder'
>

/** The office of a shop whose plugin has one settings form and the addresses of `AdminRoutes`. */
export function createOffice(desk: Desk, terms: Terms): Office & { reset(): Promise<void> } {
  const { gatewayUrl, fresh, statuses } = terms
  let settings = fresh
  let rules: Readonly<Record<string, Settings>> = {}
  const statusId = (word: string): number => {
    const id = statuses[word]
    if (id === undefined) throw new Error(`no status ${word}`)
    return id
  }
  const form = (own: Settings) => toForm(own, (word) => String(statusId(word)))
  const save = (account: object) => desk.save({ gatewayUrl, ...form(settings), ...account, rules })
  const saveAgain = () => save({ ...ACCOUNT, password: '' })

  return {
    connect: save,
    async reset() {
      settings = fresh
      rules = {}
      await saveAgain()
    },
    configure(changes) {
      settings = { ...settings, ...changes }
      return saveAgain()
    },
    configureMethod(method, own) {
      const key = method === 'door' ? 'door' : 'pickup'
      rules = { ...rules, [key]: { ...rules[key], ...form(own) } }
      return saveAgain()
    },
    async check() {
      const [, answer] = await desk.admin('check')
      return (answer as { findings: Finding[] }).findings
    },
    settingsPage: () => desk.settingsPage(),
    diagnosis: async () => JSON.stringify((await desk.admin('diagnosis'))[1]),
    async order(id) {
      const [, block] = await desk.admin('block', { query: { id } })
      const seen = await desk.order(id)
      const word = Object.entries(statuses).find(([, known]) => known === seen.status)?.[0]
      return { ...seen, status: word ?? String(seen.status), block: block as OrderView['block'] }
    },
    async act(id, action, choice = {}) {
      const [, answer] = await desk.admin('act', { query: { id, action_of: action }, body: choice })
      return (answer as { outcome: Outcome }).outcome
    },
    async sendInBulk(orders) {
      await desk.admin('bulk', { body: { orders } })
    },
    setStatus: (id, word) => desk.edit(id, { status: statusId(word) }),
    markPaid: (id) => desk.edit(id, { status: statusId('paid') }),
    setQuantity: (id, quantity) => desk.edit(id, { quantity }),
    async setNote(id, note) {
      await desk.admin('note', { query: { id }, body: { note } })
    },
    createOrder: (order) => desk.create(order),
    deleteOrder: (id) => desk.edit(id, { isGone: true }),
  }
}
