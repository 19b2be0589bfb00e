import * as z from 'zod'
import { DoorAddress } from '../domain/address.ts'
import { Money } from '../domain/money.ts'
import { TransitDays } from '../domain/rate.ts'
import { DeliveryWindow, Method } from '../domain/shipment.ts'

/** The town as the buyer reads it: `{ code: '15500', name: 'Казань город', region: '16', … }`. */
export const SelectedTown = z
  .object({
    code: z.string(),
    name: z.string(),
    region: z.string(),
    country: z.string(),
    postcode: z.string().optional(),
  })
  .readonly()
export type SelectedTown = z.infer<typeof SelectedTown>

/** What the buyer asks of the driver: «звоните за час». Short, because the token carries it. */
export const CourierNote = z.string().trim().max(200)
export type CourierNote = z.infer<typeof CourierNote>

/** What a selection token says. Readable by the buyer. Source: docs/lifecycle.md, "Quote, selection, token". */
export const SelectionClaims = z
  .object({
    installation: z.string(),
    method: Method,
    serviceLevel: z.string(),
    /** `name@version`. */
    ruleSet: z.string(),
    /** What the buyer pays, tax included. */
    price: Money,
    fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
    town: SelectedTown,
    address: DoorAddress.optional(),
    point: z.object({ code: z.string(), name: z.string(), address: z.string() }).optional(),
    window: DeliveryWindow.optional(),
    note: CourierNote.optional(),
    transitDays: TransitDays.nullable(),
    /** Unix seconds. */
    issuedAt: z.int(),
    expiresAt: z.int(),
  })
  .readonly()
export type SelectionClaims = z.infer<typeof SelectionClaims>

/** Which check of a token failed first, in the order they are made. */
export const TokenRefusal = z.enum([
  'form',
  'key',
  'mac',
  'installation',
  'method',
  'ruleSet',
  'fingerprint',
  'currency',
  'expired',
  'place',
])
export type TokenRefusal = z.infer<typeof TokenRefusal>
