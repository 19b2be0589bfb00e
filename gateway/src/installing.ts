import { randomInt } from 'node:crypto'
import type { CourierProvider } from '@courier-checkout/api-client'
import type { InstallAnswer, InstallRequest } from '@courier-checkout/api-client/contract'
import type { Accounts } from './accounts.ts'
import { askCourier } from './ask-courier.ts'
import { newId, newSecretKey, type SecretBox } from './crypto.ts'
import type { Installation } from './installation.ts'
import { type Clock, toTimestamp } from './lib/clock.ts'
import { toShopUrl } from './shop-url.ts'
import type { Database } from './storage/database.ts'
import { saveInstallation } from './storage/installations.ts'
import { claimMerchant, savePassword } from './storage/merchants.ts'
import { addSecretKey } from './storage/secret-keys.ts'
import { hurryAccount } from './storage/shipment-leases.ts'

/** The settings page waits this long, and its own patience is a little longer. */
export const CHECK_MS = 15_000

export interface InstallingDeps {
  readonly db: Database
  readonly box: SecretBox
  readonly accounts: Accounts
  readonly clock: Clock
}

/**
 * Connects a shop to a courier account: whoever knows its password is the merchant.
 *
 * @throws {DeliveryError} `forbidden` (courier code), `courier_credentials`, `courier_unavailable`.
 */
export async function install(
  deps: InstallingDeps,
  request: InstallRequest,
  requestId: string,
): Promise<InstallAnswer> {
  const shop = { ...request.shop, ...toShopUrl(request.shop.url) }
  const courier = deps.accounts.open(request)
  const merchantCode = await checkAccount(courier, requestId)
  const now = toTimestamp(deps.clock.now())

  const merchant = await claimMerchant(
    deps.db,
    {
      id: newId('mer'),
      tenantId: request.courierCode,
      login: request.login,
      merchantCode,
      // The courier takes 100 to 10000. Source: docs/protocol/measoft.md, `statusreq`.
      streamId: String(randomInt(100, 10_001)),
    },
    now,
  )
  const password = Buffer.from(request.password)
  const passwordSealed = deps.box.seal('courier-password', password, merchant.id)
  await savePassword(deps.db, { ...merchant, passwordSealed, merchantCode }, now)
  await hurryAccount(deps.db, { tenantId: request.courierCode, merchantId: merchant.id }, now)

  const record = await saveInstallation(
    deps.db,
    {
      id: newId('ins'),
      tenantId: request.courierCode,
      merchantId: merchant.id,
      publishableKey: newId('pk'),
      shop,
    },
    now,
  )
  return issueSecretKey(deps, deps.accounts.toInstallation(record))
}

/** A further secret key. The one in use goes on until the new one has been used. */
export async function issueSecretKey(
  { db, box, clock }: Pick<InstallingDeps, 'db' | 'box' | 'clock'>,
  { id, tenantId, publishableKey }: Installation,
): Promise<InstallAnswer> {
  const { kid, secret } = newSecretKey()
  const sealed = box.seal('secret-key', Buffer.from(secret), kid)
  await addSecretKey(db, { kid, tenantId, installationId: id, sealed }, toTimestamp(clock.now()))
  return { installationId: id, publishableKey, secretKey: secret }
}

async function checkAccount(courier: CourierProvider, requestId: string): Promise<string> {
  const { merchantCode } = await askCourier({ ms: CHECK_MS }, (signal) =>
    courier.checkAccount({ signal, requestId }),
  )
  return merchantCode
}
