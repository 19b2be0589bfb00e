import type {
  Cart,
  DeliveryWindow,
  DoorAddress,
  Method,
  Money,
  Payment,
  ShipmentAnswer,
  TransitDays,
} from '@courier-checkout/api-client/contract'
import type { Language } from './language.ts'

export interface Customer {
  readonly name: string
  readonly phone: string
  readonly email: string
}

export interface OrderLine {
  readonly productId: string
  readonly name: string
  readonly quantity: number
  /** Kopecks, of one. */
  readonly unitPrice: number
}

/** How an order is to be delivered, and why the shop believes its price. */
export interface Delivery {
  /**
   * `token`: the buyer's selection, verified; `quote`: the shop asked the gateway by itself;
   * `fallback`: the gateway could not be reached.
   */
  readonly source: 'token' | 'quote' | 'fallback'
  readonly method: Method
  /** `null`: the merchant chooses when sending. */
  readonly serviceLevel: string | null
  readonly price: Money
  readonly town: {
    /** `null`: nobody has looked it up yet. */
    readonly code: string | null
    readonly name: string
    readonly region: string
    readonly country: string
  }
  readonly address: DoorAddress | null
  readonly point: { readonly code: string; readonly name: string; readonly address: string } | null
  readonly window: DeliveryWindow | null
  /** For the driver; empty: nothing. */
  readonly note: string
  readonly transitDays: TransitDays | null
}

/** The shop's sale. */
export interface Order {
  /** `1001`: the shop's number, and the shipment's reference. */
  readonly number: string
  /** Unguessable; opens the thank-you page. */
  readonly secret: string
  /** The checkout form's own key: the same form sent twice is one order. */
  readonly formKey: string
  readonly placedAt: string
  readonly language: Language
  readonly customer: Customer
  readonly lines: readonly OrderLine[]
  readonly payment: Payment
  readonly cart: Cart
  readonly delivery: Delivery
  /** Grams; what the merchant weighed, when the cart's sum was wrong. */
  readonly weighedGrams: number | null
  /** The last one asked for; zero: never sent. Written down before it is asked. */
  readonly attempt: number
  /** The gateway's last word; `null`: never sent. */
  readonly shipment: ShipmentAnswer | null
  /** Why the gateway itself did not take a request, in words; `null`: it did. */
  readonly problem: string | null
  /** Number of the last event applied: an older one never overwrites a newer. */
  readonly lastEvent: number
}

/** Kopecks. */
export function orderTotal(order: Pick<Order, 'cart' | 'delivery'>): number {
  return order.cart.goods + order.delivery.price.amount
}
