import { randomUUID } from 'node:crypto'
import type { OrderView, Shop } from '../driver.ts'
import type { Ask, FakeSite } from '../fake/site.ts'
import { createOffice, type Desk, type Seen } from '../office.ts'
import { ACCOUNT } from '../world.ts'
import { createFakeBuyer } from './buyer.ts'
import { CARRIERS, FRESH, PAYMENTS, STATES, toAddress } from './terms.ts'

const PRODUCTS = {
  light: { name: 'Чай улун', price: '890', weight: '0.3' },
  heavy: { name: 'Гиря', price: '5900', weight: '32' },
  weightless: { name: 'Открытка', price: '150' },
  virtual: { name: 'Сертификат', price: '1000', virtual: true },
}

/** The module on a fake of PrestaShop 9.0, spoken to as a browser's requests are. */
export async function openFakePrestaShop(site: FakeSite): Promise<Shop> {
  const { ask, url, gatewayUrl } = site
  let products: Record<string, number> = {}
  let kept: unknown = null
  let resets = 0
  const receive = async (body: string, signature: string, by: Ask = ask) =>
    (await by('webhook', { body, signature })) as [number, unknown]
  // The module wakes its own job at this address; here the scenarios run the jobs.
  site.onWebhook(async (body, signature, by) =>
    signature === '' ? [202, null] : receive(body, signature, by),
  )
  const desk = createDesk(ask, () => products['light'])
  const office = createOffice(desk, { gatewayUrl, fresh: FRESH, statuses: STATES })

  return {
    ...office,
    platform: `prestashop, faked (9.0, PHP ${site.php})`,
    can: new Set(['tabs', 'currency', 'bulk', 'mail', 'token', 'webhook']),
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
    openBuyer: async () =>
      createFakeBuyer({ ask, origin: url, products, carriers: CARRIERS, session: randomUUID() }),
    label: async (order) => (await ask('label', { order })) as { status: number; isPdf: boolean },
    async runJobs(job) {
      await ask('runJobs', { job })
    },
    receive: async (body, signature) => (await receive(body, signature))[0],
    mails: async () => (await ask('mails')) as string[],
    async setCurrency(currency) {
      await ask('setCurrency', { currency })
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
      action === 'block'
        ? [200, (await ask('block', { order: more.query?.['id'] })) as OrderView['block']]
        : ((await ask('admin', { do: action, ...more })) as [number, unknown]),
    order: async (order) => (await ask('order', { order })) as Seen,
    async edit(order, change) {
      await ask('edit', { order, ...change })
    },
    async create({ method, address, payment }) {
      const [carrier, paid] = [CARRIERS[method], PAYMENTS[payment]]
      const where = toAddress(address)
      return String(
        await ask('create', { product: light(), address: where, carrier, payment: paid }),
      )
    },
  }
}
