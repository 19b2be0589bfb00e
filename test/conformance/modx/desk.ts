import { saidIn, toPhpFields } from '../fake/form.ts'
import { toFields } from '../fake-modx/terms.ts'
import type { Desk } from '../office.ts'
import type { Fields, Manager } from './manager.ts'

/** What the shop that is tried has: ids of deliveries and payments, and products by their alias `conf-…`. */
export interface Ground {
  readonly deliveries: { readonly door: string; readonly pickup_point: string }
  readonly payments: { readonly cash: string; readonly prepaid: string }
  readonly products: Readonly<Record<string, string>>
  /** Id of the page that holds the order form. */
  readonly orderPage: string
}

export function createDesk(
  manager: Manager,
  ground: Ground,
  readBuyerPage: (number: string) => Promise<string>,
): Desk {
  const read = async (id: string) => (await manager.process('mgr/orders/get', { id })).object ?? {}

  return {
    save: async (posted) => saidIn(await manager.page(toPhpFields(posted, 'courier_checkout'))),
    settingsPage: () => manager.page(),
    async admin(action, { query = {}, body } = {}) {
      const isRead = action === 'block' || action === 'diagnosis'
      const response = await manager.own(action, query, isRead ? undefined : (body ?? {}))
      return [response.status(), await response.json()]
    },
    async order(id) {
      const row = await read(id)
      const number = String(row['num']).replaceAll('/', '-')
      return {
        number,
        status: Number(row['status']),
        total: minor(row['cost']),
        deliveryFee: minor(row['delivery_cost']),
        history: String(row['order_comment'] ?? '')
          .split('\n')
          .filter(Boolean),
        buyerPage: await readBuyerPage(number),
      }
    },
    async edit(id, { status, quantity, isGone }) {
      if (isGone) await manager.process('mgr/orders/remove', { id })
      if (status !== undefined) await update(manager, await read(id), { status })
      if (quantity !== undefined) await changeQuantity(manager, id, quantity)
    },
    async create({ method, address, payment }) {
      const [delivery, paid] = [ground.deliveries[method], ground.payments[payment]]
      const made = await manager.process('mgr/orders/create', { delivery, payment: paid })
      const id = String(made.object?.['id'])
      const goods = { price: 890, count: 1, weight: 0.3, name: 'Чай улун' }
      const product = { id: ground.products['light'] ?? '', order_id: id, ...goods }
      await manager.process('mgr/orders/product/create', product)
      const typed = { receiver: 'Анна Иванова', phone: '+79170000001', ...toFields(address) }
      const fields = Object.entries(typed).map(([name, value]) => [`addr_${name}`, value])
      const row = await read(id)
      await update(manager, row, { status: 1, ...Object.fromEntries(fields) })
      return id
    },
  }
}

async function update(
  manager: Manager,
  row: Readonly<Record<string, unknown>>,
  change: Fields,
): Promise<void> {
  const kept = ['id', 'status', 'delivery', 'payment', 'delivery_cost'].map((name) => [
    name,
    String(row[name] ?? ''),
  ])
  const answer = await manager.process('mgr/orders/update', {
    ...Object.fromEntries(kept),
    ...change,
  })
  if (!answer.success) throw new Error(`the order cannot be changed: ${answer.message}`)
}

async function changeQuantity(manager: Manager, orderId: string, count: number): Promise<void> {
  const { results = [] } = await manager.process('mgr/orders/product/getlist', {
    order_id: orderId,
  })
  for (const line of results) {
    const [id, price, weight] = ['id', 'price', 'weight'].map((name) => String(line[name]))
    await manager.process('mgr/orders/product/update', {
      ...{ id: id ?? '', price: price ?? '', weight: weight ?? '' },
      ...{ count, name: String(line['name']), order_id: orderId },
    })
  }
}

/** miniShop2 gives sums as numbers or as texts with spaces. */
function minor(sum: unknown): number {
  return Math.round(Number(String(sum ?? 0).replace(/\s/g, '')) * 100)
}
