import type { CourierProvider } from '@courier-checkout/api-client'
import type { Currency, DeliveryWindows } from '@courier-checkout/api-client/contract'
import type * as z from 'zod'

/** One shop on one merchant account, as every part of the gateway knows it. Holds no secret. */
export interface Installation {
  /** `ins_…` */
  readonly id: string
  /** The courier company: its code at the courier. */
  readonly tenantId: string
  /** `mer_…`: one courier account (courier code and login) of this gateway. */
  readonly merchantId: string
  readonly publishableKey: string
  /** Normalised: punycode host and path, no trailing slash. */
  readonly shopUrl: string
  readonly platform: string
  readonly currency: Currency
  readonly numberPrefix: string
  readonly allowedOrigins: readonly string[]
  readonly webhookUrl: string | null
  readonly delivery: 'pull' | 'push'
  readonly deliveryWindows: z.infer<typeof DeliveryWindows> | null
}

/** A key to sign with: its id travels with everything signed. */
export interface SigningKey {
  readonly kid: string
  /** The whole `sk_…` string. */
  readonly secret: string
}

/** Who calls. `isSecret` is true for `sk_`, false for `pk_`. */
export interface Caller {
  readonly installation: Installation
  readonly isSecret: boolean
}

/** What the shipping half of the gateway needs to know of installations and accounts. */
export interface Directory {
  findInstallation(id: string): Promise<Installation | null>
  /** The key that signs now for the installation. */
  signingKey(installationId: string): Promise<SigningKey>
  /** The courier as this merchant's account sees it. One limiter per account stands behind it. */
  provider(merchantId: string): Promise<CourierProvider>
  /** Every account, for the status feed. `streamId` is random, stored, one per account and gateway. */
  accounts(): Promise<
    readonly { readonly tenantId: string; readonly merchantId: string; readonly streamId: string }[]
  >
  /** The account whose courier webhook address holds this secret; `null`: none. */
  findAccountByWebhookSecret(
    secret: string,
  ): Promise<{ readonly tenantId: string; readonly merchantId: string } | null>
}
