import { DeliveryError } from '@courier-checkout/api-client'
import { Currency } from '@courier-checkout/api-client/contract'
import * as z from 'zod'

/** What the operator says of one courier company. */
export const TenantSettings = z
  .object({
    name: z.string().max(200).optional(),
    /** The wire names none. */
    currency: Currency.default('RUB'),
    /** Service level → the one operator whose points it may use. */
    serviceLevelOperators: z.record(z.string(), z.string()).default({}),
    /** The command of the courier's own form; its wire form is not verified, so it is off. */
    printing: z
      .object({ command: z.string().regex(/^[a-z]{1,40}$/), form: z.string().optional() })
      .optional(),
    requestsPerHour: z.int().min(10).max(1_000_000).default(2400),
    /** For a service that does not know the newer form. */
    calculatorForm: z.enum(['new', 'old']).default('new'),
  })
  .readonly()
export type TenantSettings = z.infer<typeof TenantSettings>

/** Which courier companies may connect, and what is known of them. */
export interface Tenants {
  readonly allowsAny: boolean
  readonly listed: readonly string[]
  readonly described: Readonly<Record<string, TenantSettings>>
}

const DEFAULTS = TenantSettings.parse({})

/**
 * The settings of a courier company.
 *
 * @throws {DeliveryError} `forbidden` when the operator did not configure its code.
 */
export function findTenant(tenants: Tenants, courierCode: string): TenantSettings {
  const described = new Map(Object.entries(tenants.described)).get(courierCode)
  if (described) return described
  if (tenants.allowsAny || tenants.listed.includes(courierCode)) return DEFAULTS
  throw new DeliveryError('forbidden', `courier code ${courierCode} is not served by this gateway`)
}
