export { DoorAddress, Town, toAddressLine } from '../domain/address.ts'
export { Cart, Payment, toCanonicalCart } from '../domain/cart.ts'
export { Currency, Money } from '../domain/money.ts'
export { Parcel } from '../domain/parcel.ts'
export { Accepts, findRefusal, PickupPoint, type PointRefusal } from '../domain/pickup-point.ts'
export { ServiceLevel, TransitDays } from '../domain/rate.ts'
export {
  DeliveryWindow,
  Destination,
  Item,
  Method,
  Recipient,
  ShipmentDraft,
} from '../domain/shipment.ts'
export { isFinal, TrackingEvent, TrackingStatus } from '../domain/tracking.ts'
export * from '../errors.ts'
export * from './installations.ts'
export * from './items.ts'
export * from './personal-data.ts'
export * from './pickup-points.ts'
export * from './points-dataset.ts'
export * from './problem.ts'
export * from './quotes.ts'
export * from './rule-sets.ts'
export * from './selection-token.ts'
export * from './shipments.ts'
export * from './towns.ts'
export * from './tracking.ts'
