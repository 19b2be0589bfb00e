import type { Cart, Payment } from '@courier-checkout/api-client/contract'
import { findProduct, type Product } from './products.ts'

export interface CartLine {
  readonly product: Product
  readonly quantity: number
}

const MOST_OF_ONE = 9

/** The cookie's value, `mushroom.2~moon.1`, as lines. What the shop does not sell is dropped. */
export function readCart(cookie: string | undefined): readonly CartLine[] {
  const lines: CartLine[] = []
  for (const part of (cookie ?? '').split('~')) {
    const [id = '', count = ''] = part.split('.')
    const product = findProduct(id)
    const quantity = Math.min(MOST_OF_ONE, Math.trunc(Number(count)))
    const isKnown = lines.some((line) => line.product.id === id)
    if (product && quantity > 0 && !isKnown) lines.push({ product, quantity })
  }
  return lines
}

export function writeCart(lines: readonly CartLine[]): string {
  return lines.map(({ product, quantity }) => `${product.id}.${quantity}`).join('~')
}

/** The cart with another quantity of one product; zero takes it out. */
export function withQuantity(
  lines: readonly CartLine[],
  product: Product,
  quantity: number,
): readonly CartLine[] {
  const others = lines.filter((line) => line.product.id !== product.id)
  const at = lines.findIndex((line) => line.product.id === product.id)
  const count = Math.max(0, Math.min(MOST_OF_ONE, Math.trunc(quantity) || 0))
  if (count === 0) return others
  return others.toSpliced(at < 0 ? others.length : at, 0, { product, quantity: count })
}

export function quantityOf(lines: readonly CartLine[], product: Product): number {
  return lines.find((line) => line.product.id === product.id)?.quantity ?? 0
}

/** Kopecks. */
export function goodsTotal(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0)
}

/** What delivery is priced from: each lamp travels in its own box. */
export function describeCart(lines: readonly CartLine[], payment: Payment): Cart {
  const parcels = lines.flatMap(({ product, quantity }) => {
    const { weightGrams, lengthMm, widthMm, heightMm } = product
    return Array.from({ length: quantity }, () => ({ weightGrams, lengthMm, widthMm, heightMm }))
  })
  return {
    currency: 'RUB',
    goods: goodsTotal(lines),
    payment,
    weightGrams: parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0),
    parcels,
  }
}
