import { DeliveryError } from '@courier-checkout/api-client'
import type { GatewayContext } from '../gateway-env.ts'
import type { Caller } from '../installation.ts'
import type { Feed } from '../storage/shop-events.ts'

/** Who calls, when that is a shop's server. */
export function requireSecret(c: GatewayContext): Caller {
  const caller: Caller | undefined = c.get('caller')
  if (!caller) throw new DeliveryError('unauthenticated', 'a secret key is needed')
  if (caller.isSecret) return caller
  throw new DeliveryError('forbidden', 'this call needs the secret key of the shop’s server')
}

/** Whose data the call may touch. */
export function toShop(c: GatewayContext): Feed {
  const { installation } = requireSecret(c)
  return {
    tenantId: installation.tenantId,
    merchantId: installation.merchantId,
    installationId: installation.id,
  }
}
