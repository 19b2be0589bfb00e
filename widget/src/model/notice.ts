import type { Money, PointRow } from '@courier-checkout/api-client/contract'

/** Said beside the choice until the shopper does something. */
export type Notice =
  | { readonly kind: 'price'; readonly old: Money; readonly price: Money }
  | { readonly kind: 'gone'; readonly point: PointRow }
