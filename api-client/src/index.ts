export type { Clock, Log } from './clock.ts'
export {
  type ConnectionString,
  type MarkUp,
  PARTNER_CARRIERS,
  parseConnectionString,
  printConnectionString,
} from './connection-string.ts'
export { DoorAddress, Town, toAddressLine } from './domain/address.ts'
export { Cart, Payment, toCanonicalCart } from './domain/cart.ts'
export { Credentials } from './domain/merchant.ts'
export { add, Currency, Money } from './domain/money.ts'
export { Parcel, WeightGrams } from './domain/parcel.ts'
export {
  Accepts,
  findRefusal,
  PickupPoint,
  type PickupPointQuery,
  type PointRefusal,
} from './domain/pickup-point.ts'
export {
  CalendarDay,
  type PriceType,
  Rate,
  type RateRequest,
  ServiceLevel,
  TransitDays,
} from './domain/rate.ts'
export {
  type Created,
  DeliveryWindow,
  Destination,
  FeeByBuyout,
  type FoundInstead,
  type FoundShipment,
  Item,
  Method,
  Recipient,
  Sender,
  ShipmentDraft,
  toOrderSum,
} from './domain/shipment.ts'
export { isFinal, TrackingEvent, TrackingStatus } from './domain/tracking.ts'
export { DeliveryError, ERROR_POLICY, type ErrorCode } from './errors.ts'
export type {
  Call,
  CourierProvider,
  FeedPage,
  NumberedDraft,
  Street,
  TownQuery,
  TrackedShipment,
  WarehouseItem,
} from './provider.ts'
export type { Attachment } from './providers/measoft/addattachments.ts'
export type { MeasoftExtras } from './providers/measoft/extras.ts'
export { createMeasoft, type Measoft } from './providers/measoft/index.ts'
export {
  type Budget,
  createLimiter,
  type Limiter,
  type LocalLimiter,
} from './providers/measoft/limiter.ts'
export type { MeasoftOptions, PrintingOptions } from './providers/measoft/options.ts'
export type { Region, RegionQuery } from './providers/measoft/regionlist.ts'
export type { TransferLine } from './providers/measoft/smadetail.ts'
export type { TransferAct, TransferActQuery } from './providers/measoft/smalist.ts'
export type { Branch } from './providers/measoft/storelist.ts'
export type { MeasoftTown } from './providers/measoft/townlist.ts'
export { PROVIDERS, type ProviderId } from './providers/registry.ts'
