import { DeliveryError } from '@courier-checkout/api-client'
import { ConfigError } from './config.ts'
import type { SecretBox } from './crypto.ts'
import type { Database } from './storage/database.ts'
import { loadMerchants } from './storage/merchants.ts'

/**
 * A gateway with another key than its store's would let no shop in and send no order, so it does
 * not start at all.
 *
 * @throws {ConfigError}
 */
export async function refuseWrongKey(db: Database, box: SecretBox): Promise<void> {
  const [merchant] = await loadMerchants(db)
  if (!merchant) return
  try {
    box.open('courier-password', merchant.passwordSealed, merchant.id)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    throw new ConfigError(
      'GATEWAY_KEY is not the key that this store was locked with: give the right one, or name it GATEWAY_KEY_PREVIOUS while it is replaced',
      { cause: error },
    )
  }
}
