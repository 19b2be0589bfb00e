import * as z from 'zod'
import { Credentials } from '../domain/merchant.ts'
import { Currency, Money } from '../domain/money.ts'
import { WeightGrams } from '../domain/parcel.ts'
import { TransitDays } from '../domain/rate.ts'

/** The shop that installs: where it is and what it runs on. */
export const ShopDescription = z.object({
  /** Address of the shop, with its path: `https://shop.example/store`. */
  url: z.url({ protocol: /^https?$/ }).max(300),
  platform: z.string().min(1).max(40),
  platformVersion: z.string().max(40).default(''),
  pluginVersion: z.string().max(40).default(''),
})

/** `POST /v1/installations`. */
export const InstallRequest = Credentials.unwrap().extend({ shop: ShopDescription })
export type InstallRequest = z.infer<typeof InstallRequest>

export const InstallAnswer = z.object({
  installationId: z.string(),
  publishableKey: z.string(),
  /** Shown once. The shop's server keeps it; a browser never sees it. */
  secretKey: z.string(),
})
export type InstallAnswer = z.infer<typeof InstallAnswer>

const HhMm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Times of day the buyer may choose from for the door; empty: no choice is offered. */
export const DeliveryWindows = z.object({
  windows: z.array(z.object({ from: HhMm, to: HhMm })).max(24),
  /** How many days ahead a date may be chosen, from the earliest one. */
  daysAhead: z.int().min(1).max(60).default(14),
  /** ISO weekdays without delivery: 6 and 7 are Saturday and Sunday. */
  daysOff: z.array(z.int().min(1).max(7)).max(7).default([]),
})

/** `PUT /v1/installation`: what is named is changed, the rest stays. */
export const InstallationChange = z.object({
  /** Put before the shop's reference to make the courier's number. */
  numberPrefix: z
    .string()
    .regex(/^[A-Za-z0-9А-Яа-я_-]{0,12}$/)
    .optional(),
  /** Further origins of the same shop: `https://www.shop.example`. */
  allowedOrigins: z.array(z.string().max(300)).max(50).optional(),
  /** On the shop's own host; `null`: the shop pulls. */
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .optional(),
  deliveryWindows: DeliveryWindows.nullable().optional(),
})
export type InstallationChange = z.infer<typeof InstallationChange>

/** `GET /v1/installation`. No secret, no login. */
export const InstallationAnswer = z.object({
  installationId: z.string(),
  publishableKey: z.string(),
  courierCode: z.string(),
  currency: Currency,
  shopUrl: z.string(),
  numberPrefix: z.string(),
  allowedOrigins: z.array(z.string()),
  webhookUrl: z.string().nullable(),
  /** `push` once the webhook address has answered a signed challenge. */
  delivery: z.enum(['pull', 'push']),
  deliveryWindows: DeliveryWindows.nullable(),
  ruleSets: z.array(z.object({ name: z.string(), version: z.int() })),
  /** Where the courier may tell of new statuses; the merchant enters it in the courier's office. */
  courierWebhookUrl: z.string().nullable().default(null),
})
export type InstallationAnswer = z.infer<typeof InstallationAnswer>

/** `POST /v1/installation/check`: a sample to price. */
export const CheckRequest = z.object({
  weightGrams: WeightGrams.default(1000),
  /** Absent: the largest town the courier knows. */
  town: z.string().max(40).optional(),
  ruleSet: z.string().max(60).optional(),
})
export type CheckRequest = z.infer<typeof CheckRequest>

/** Each finding is one sentence for a merchant; `code` is for programs. */
export const CheckAnswer = z.object({
  ok: z.boolean(),
  findings: z.array(
    z.object({
      code: z.enum(['credentials', 'rates', 'webhook', 'rule_set', 'points']),
      ok: z.boolean(),
      message: z.string(),
    }),
  ),
  sample: z
    .object({
      town: z.string(),
      serviceLevel: z.string(),
      name: z.string(),
      price: Money,
      transitDays: TransitDays.nullable(),
    })
    .nullable(),
  /** For the shop to compare its clock with, Unix seconds. */
  serverTime: z.int(),
})
export type CheckAnswer = z.infer<typeof CheckAnswer>

/** The body of the signed challenge to a webhook address; the shop answers 200 with `{ challenge }`. */
export const WebhookChallenge = z.object({ kind: z.literal('challenge'), challenge: z.string() })
