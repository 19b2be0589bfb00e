import {
  type CourierProvider,
  DeliveryError,
  type Limiter,
  type LocalLimiter,
  PROVIDERS,
} from '@courier-checkout/api-client'
import { isId, isSameSecret, type SecretBox } from './crypto.ts'
import type { Directory, Installation, SigningKey } from './installation.ts'
import type { KeptHours } from './kept-hours.ts'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { createRecent } from './lib/recent.ts'
import { createSharedLimiter } from './shared-limiter.ts'
import { loadSpending } from './storage/courier-budgets.ts'
import type { Database } from './storage/database.ts'
import { findInstallation, type InstallationRecord } from './storage/installations.ts'
import { findMerchant, loadMerchants, type MerchantRecord } from './storage/merchants.ts'
import { findSigningKey, type SecretKeyRecord } from './storage/secret-keys.ts'
import { findTenant, type TenantSettings, type Tenants } from './tenants.ts'

export interface CourierAccount {
  readonly courierCode: string
  readonly login: string
  readonly password: string
}

/** How a courier is reached; the account says as whom. */
export type OpenCourier = (
  account: CourierAccount,
  tenant: TenantSettings,
  limiter: Limiter,
) => CourierProvider

export interface AccountsDeps {
  readonly db: Database
  readonly box: SecretBox
  readonly tenants: Tenants
  readonly clock: Clock
  readonly openCourier: OpenCourier
  /** `null`: other processes use the same accounts, and the store counts for all of them. */
  readonly hours: KeptHours | null
}

/** The installations and courier accounts of this gateway. */
export interface Accounts extends Directory {
  /** The courier as somebody who is not known yet would see it. Shares the account's limiter. */
  open(account: CourierAccount): CourierProvider
  /** Adds what the operator says of the tenant. */
  toInstallation(record: InstallationRecord): Installation
  /** The last part of the address that the merchant enters at the courier. */
  webhookSecret(merchantId: string): Promise<string>
  openSecretKey(key: SecretKeyRecord): string
  /** What accounts asked of their couriers within the last hour; the busiest first. */
  spending(): Promise<readonly Spent[]>
}

export interface Spent {
  readonly tenantId: string
  readonly login: string
  readonly requests: number
  readonly requestsPerHour: number
}

const MOST_ACCOUNTS = 20_000

export function createAccounts(deps: AccountsDeps): Accounts {
  const { db, box, tenants, clock, openCourier } = deps
  // Guesses at logins open limiters too, so they cannot be kept without end.
  const limiters = createRecent<LocalLimiter>(MOST_ACCOUNTS, clock.now)
  const used = new Map<string, Pick<Spent, 'tenantId' | 'login'>>()
  const providers = new Map<string, { readonly since: string; readonly is: CourierProvider }>()

  function limiterOf({ courierCode, login }: CourierAccount, requestsPerHour: number): Limiter {
    const name = `${courierCode}/${login}`
    const account = { tenantId: courierCode, login }
    if (!deps.hours) return createSharedLimiter(deps, account, requestsPerHour)
    const limiter = limiters.find(name)?.value ?? deps.hours.createLimiter(account, requestsPerHour)
    limiters.keep(name, limiter)
    return limiter
  }

  function open(account: CourierAccount): CourierProvider {
    const tenant = findTenant(tenants, account.courierCode)
    return openCourier(account, tenant, limiterOf(account, tenant.requestsPerHour))
  }

  async function loadSpent(): Promise<readonly Omit<Spent, 'requestsPerHour'>[]> {
    if (!deps.hours) return loadSpending(db, clock.now())
    return [...used].flatMap(([name, account]) => {
      const limiter = limiters.find(name)?.value
      return limiter ? [{ ...account, requests: limiter.spent().all }] : []
    })
  }

  function openMerchant(merchant: MerchantRecord): CourierProvider {
    const { tenantId, login } = merchant
    used.set(`${tenantId}/${login}`, { tenantId, login })
    const password = box.open('courier-password', merchant.passwordSealed, merchant.id)
    return open({
      courierCode: merchant.tenantId,
      login: merchant.login,
      password: password.toString('utf8'),
    })
  }

  const toInstallation = (record: InstallationRecord): Installation => ({
    ...record,
    currency: findTenant(tenants, record.tenantId).currency,
  })

  /** As long as its row is remembered a key is opened once. */
  const opened = new WeakMap<SecretKeyRecord, string>()

  function openSecretKey(key: SecretKeyRecord): string {
    const known = opened.get(key)
    if (known !== undefined) return known
    const secret = box.open('secret-key', key.sealed, key.kid).toString('utf8')
    opened.set(key, secret)
    return secret
  }

  function toWebhookSecret({ id, webhookMarkSealed }: MerchantRecord): string {
    const mark = webhookMarkSealed
      ? box.open('courier-webhook', webhookMarkSealed, id).toString('utf8')
      : box.mark('courier-webhook', id)
    return `${id}.${mark}`
  }

  async function loadMerchant(merchantId: string): Promise<MerchantRecord> {
    const merchant = await findMerchant(db, merchantId)
    if (merchant) return merchant
    throw new DeliveryError('not_found', `no merchant ${merchantId}`)
  }

  return {
    open,
    toInstallation,
    webhookSecret: async (merchantId) => toWebhookSecret(await loadMerchant(merchantId)),
    openSecretKey,

    async findInstallation(id) {
      const record = await findInstallation(db, id)
      return record && toInstallation(record)
    },

    async signingKey(installationId): Promise<SigningKey> {
      const key = await findSigningKey(db, installationId)
      if (!key) throw new DeliveryError('not_found', `no installation ${installationId}`)
      return { kid: key.kid, secret: openSecretKey(key) }
    },

    async provider(merchantId) {
      const merchant = await loadMerchant(merchantId)
      const known = providers.get(merchantId)
      // Another process may have learned a new password.
      if (known && known.since === merchant.passwordSealed) return known.is
      const opened = openMerchant(merchant)
      providers.set(merchantId, { since: merchant.passwordSealed, is: opened })
      return opened
    },

    async spending() {
      const spent = (await loadSpent()).map((account) => ({
        ...account,
        requestsPerHour: findTenant(tenants, account.tenantId).requestsPerHour,
      }))
      return spent.sort((a, b) => b.requests / b.requestsPerHour - a.requests / a.requestsPerHour)
    },

    async accounts() {
      const merchants = await loadMerchants(db)
      return merchants.map(({ id, tenantId, streamId }) => ({
        tenantId,
        merchantId: id,
        streamId,
      }))
    },

    async findAccountByWebhookSecret(secret) {
      const merchantId = secret.split('.', 1)[0] ?? ''
      const merchant = isId(merchantId) ? await findMerchant(db, merchantId) : null
      if (!merchant || !isSameSecret(secret, toWebhookSecret(merchant))) return null
      return { tenantId: merchant.tenantId, merchantId }
    },
  }
}

/** Opens accounts at the courier companies that speak MeaSoft's protocol at one address. */
export function openMeasoftAt(options: {
  readonly url: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: Clock
  readonly log: Log
}): OpenCourier {
  return (credentials, tenant, limiter) =>
    PROVIDERS.measoft({
      url: options.url,
      fetch: options.fetch,
      clock: () => options.clock.now(),
      log: options.log,
      credentials,
      limiter,
      currency: tenant.currency,
      serviceLevelOperators: tenant.serviceLevelOperators,
      printing: tenant.printing,
      calculatorForm: tenant.calculatorForm,
    })
}
