import { randomUUID } from 'node:crypto'
import type { Settings, Shop } from '../driver.ts'
import type { Ask, FakeSite } from '../fake/site.ts'
import { createOffice, type Desk, type Seen } from '../office.ts'
import { ACCOUNT } from '../world.ts'
import { createFakeBuyer } from './buyer.ts'
import { DELIVERIES, type Edition, freshSettings, MINISHOP2, PAYMENTS, toFields } from './terms.ts'

const PRODUCTS = {
  light: { name: 'Чай улун', price: 890, weight: 0.3 },
  heavy: { name: 'Гиря', price: 5900, weight: 32 },
  weightless: { name: 'Открытка', price: 150 },
}

/** The component on a fake of miniShop2 4, spoken to as a browser's requests are. */
export const openFakeMiniShop = (site: FakeSite): Promise<Shop> => openFake(site, MINISHOP2)

/** The same on the fake of any shop of MODX. */
export async function openFake(site: FakeSite, edition: Edition): Promise<Shop> {
  const { ask, url, gatewayUrl } = site
  const { names, statuses, whyNot } = edition
  let products: Record<string, number> = {}
  let kept: unknown = null
  let resets = 0
  const receive = async (body: string, signature: string, by: Ask = ask) =>
    (await by('webhook', { body, signature })) as [number, unknown]
  // The component wakes its own job at this address; here the scenarios run the jobs.
  site.onWebhook(async (body, signature, by) =>
    signature === '' ? [202, null] : receive(body, signature, by),
  )
  const desk = createDesk(ask, () => products['light'])
  const office = createOffice(desk, {
    gatewayUrl,
    fresh: freshSettings(PAYMENTS, statuses),
    statuses,
  })

  return {
    ...office,
    platform: `${edition.platform}, PHP ${site.php})`,
    can: new Set(['tabs', 'currency', 'bulk', 'mail', 'token', 'webhook']),
    whyNot,
    url,
    async reset() {
      // The gateway's feed goes on: a shop that forgot its place in it would be told everything again.
      if (kept !== null) kept = await ask('kept')
      site.clear()
      const firstId = ++resets * 100
      products = (await ask('setUp', { products: PRODUCTS, kept, firstId })) as typeof products
      if (kept === null) await office.connect(ACCOUNT)
      await office.reset()
      // One connection serves all scenarios: the gateway slows down whoever connects again and again.
      kept ??= await ask('kept')
    },
    configure: (changes) => office.configure({ ...changes, ...withNew(changes) }),
    openBuyer: async () =>
      createFakeBuyer({ ask, origin: url, products, names, session: randomUUID() }),
    async label(id) {
      const [status, answer] = await desk.admin('label', { query: { id } })
      return { status, isPdf: (answer as { isPdf?: boolean }).isPdf === true }
    },
    async runJobs(job) {
      await ask('runJobs', { job })
    },
    receive: async (body, signature) => (await receive(body, signature))[0],
    mails: async () => (await ask('mails')) as string[],
    async setCurrency(currency) {
      await office.configure({ currency })
    },
    log: async () => (await ask('logs')) as string[],
    async close() {},
  }
}

function createDesk(ask: Ask, light: () => number | undefined): Desk {
  return {
    save: async (posted) => String(await ask('save', { posted })),
    settingsPage: async () => String(await ask('page')),
    admin: async (action, more = {}) =>
      (await ask('admin', { do: action, ...more })) as [number, unknown],
    order: async (order) => (await ask('order', { order })) as Seen,
    async edit(order, change) {
      await ask('edit', { order, ...change })
    },
    async create({ method, address, payment }) {
      const fields = toFields(address)
      const [delivery, paid] = [DELIVERIES[method], PAYMENTS[payment]]
      return String(await ask('create', { product: light(), fields, delivery, payment: paid }))
    },
  }
}

/** However it is paid, an order begins as "new" in miniShop2: where others put it on hold. */
export function withNew({ autoSendStatuses }: Settings): Settings {
  const isOnHold = Array.isArray(autoSendStatuses) && autoSendStatuses.includes('on-hold')
  return isOnHold ? { autoSendStatuses: [...autoSendStatuses, 'pending'] } : {}
}
