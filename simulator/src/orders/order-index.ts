import type { Order } from './order.ts'

/** Finds orders by what the wire names them with. */
export interface OrderIndex {
  add(order: Order): void
  byCode(extra: string, ordercode: string): Order | undefined
  /** The newest first. */
  byNumber(extra: string, login: string, orderno: string): readonly Order[]
  isBarcodeTaken(extra: string, barcode: string): boolean
  ofAccount(extra: string, login: string): readonly Order[]
  all(): readonly Order[]
  clear(): void
}

export function createOrderIndex(): OrderIndex {
  const orders = new Map<string, Order>()
  const numbers = new Map<string, Order[]>()
  const accounts = new Map<string, Order[]>()
  const barcodes = new Set<string>()

  return {
    add(order) {
      const { extra, login, ordercode, orderno } = order
      orders.set(`${extra}/${ordercode}`, order)
      append(numbers, `${extra}/${login}/${orderno}`, order)
      append(accounts, `${extra}/${login}`, order)
      barcodes.add(`${extra}/${order.barcode}`)
      for (const { barcode } of order.details.packages) barcodes.add(`${extra}/${barcode}`)
    },
    byCode: (extra, ordercode) => orders.get(`${extra}/${ordercode}`),
    byNumber: (extra, login, orderno) =>
      (numbers.get(`${extra}/${login}/${orderno}`) ?? []).toReversed(),
    isBarcodeTaken: (extra, barcode) => barcodes.has(`${extra}/${barcode}`),
    ofAccount: (extra, login) => accounts.get(`${extra}/${login}`) ?? [],
    all: () => [...orders.values()],
    clear() {
      for (const container of [orders, numbers, accounts, barcodes]) container.clear()
    },
  }
}

function append(index: Map<string, Order[]>, key: string, order: Order): void {
  const list = index.get(key)
  if (list) list.push(order)
  else index.set(key, [order])
}
