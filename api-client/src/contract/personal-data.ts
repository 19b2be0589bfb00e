import * as z from 'zod'
import { ShipmentDraft } from '../domain/shipment.ts'

/**
 * `GET /v1/shipments/{reference}/personal-data`: all that is kept of the people of one order.
 * After `DELETE`, or when its time is over, the parts are `null`.
 */
export const PersonalData = z.object({
  reference: z.string(),
  shipmentId: z.string(),
  /** Recipient, destination, sender and note: as the shop gave them. */
  order: ShipmentDraft.unwrap()
    .pick({ recipient: true, destination: true, sender: true, courierNote: true })
    .nullable(),
  /** The recipient of the order found at the courier under this number, while that is unclear. */
  foundName: z.string().nullable(),
  /** What was written down along the way; the courier's words may quote the order. */
  history: z.array(z.object({ at: z.iso.datetime(), message: z.string() })),
  erasedAt: z.iso.datetime().nullable(),
})
export type PersonalData = z.infer<typeof PersonalData>
