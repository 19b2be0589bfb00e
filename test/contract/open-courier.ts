import { type Currency, type Destination, ShipmentDraft } from '../../api-client/src/index.ts'
import type { Call, CourierProvider } from '../../api-client/src/provider.ts'

/** A courier that runs for one test, and what of it the battery may touch. */
export interface OpenCourier {
  readonly provider: CourierProvider
  /** The same courier for somebody with a wrong password. */
  readonly stranger: CourierProvider
  readonly currency: Currency
  readonly serviceLevel: string
  readonly senderTown: string
  readonly door: Extract<Destination, { method: 'door' }>
  /** Takes at least 2 kg. */
  readonly point: Extract<Destination, { method: 'pickup_point' | 'locker' }>
  /** The next order is taken and its answer never arrives. */
  loseNextAnswer(): Promise<void>
  /** The next order is not taken, and its answer says nothing. */
  failNextOrder(): Promise<void>
  /** How many orders the courier really holds under a number. */
  countOrders(courierReference: string): Promise<number>
  /** The courier brings it to its recipient. */
  deliver(courierReference: string): Promise<void>
  close(): Promise<void>
}

/** No courier's dictionary has it. */
export const NOWHERE = '00000000-none'

export const aCall = (): Call => ({ signal: new AbortController().signal })

export function aDraft(courier: OpenCourier, changes: Partial<ShipmentDraft> = {}): ShipmentDraft {
  return {
    ...ShipmentDraft.parse({
      serviceLevel: courier.serviceLevel,
      destination: courier.door,
      recipient: { name: 'Соколова Вера', phone: '+7 900 000-11-22' },
      weightGrams: 1500,
      parcels: [{ weightGrams: 1500, lengthMm: 300, widthMm: 200, heightMm: 105 }],
      items: [
        { name: 'Лампа "Север" & <Юг>', quantity: 2, unitPrice: 125_050, vatRate: 20 },
        { name: 'Абажур', quantity: 1, unitPrice: 50_000, vatRate: null, article: 'AB-1' },
      ],
      currency: courier.currency,
      payment: 'cash',
      deliveryFee: 25_000,
      deliveryVatRate: 20,
      declaredValue: 300_100,
    }),
    ...changes,
  }
}
