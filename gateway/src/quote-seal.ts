import { deflateRawSync, inflateRawSync } from 'node:zlib'
import {
  Cart,
  DeliveryError,
  DoorAddress,
  QuotedMethod,
  RuleSetName,
  Town,
} from '@courier-checkout/api-client/contract'
import * as z from 'zod'
import type { SecretBox } from './crypto.ts'

/** What the gateway needs to hear again when the buyer has chosen. */
const SealedQuotes = z.object({
  installation: z.string(),
  /** Unix seconds. */
  expiresAt: z.int(),
  town: Town,
  cart: Cart,
  address: DoorAddress.optional(),
  quotes: z.array(
    z.object({
      id: z.string(),
      method: QuotedMethod,
      serviceLevel: z.string(),
      ruleSet: RuleSetName,
      operatorCode: z.string().nullable(),
      /** Minor units: the courier's rate and what the buyer was shown. */
      rate: z.int(),
      price: z.int(),
      transitDays: z.object({ min: z.int(), max: z.int() }).nullable(),
      earliestDate: z.string().nullable(),
    }),
  ),
})
export type SealedQuotes = z.infer<typeof SealedQuotes>
export type SealedQuote = SealedQuotes['quotes'][number]

const LONGEST = 64_000

/** For texts of a kilobyte: the window that is usual takes longer to set up than to use. */
const SMALL = { level: 6, memLevel: 3, windowBits: 11 } as const
const MOST_REMEMBERED = 1_000
const remembered = new WeakMap<SecretBox, Map<string, string>>()

/**
 * Any process of this gateway can open it, nobody can read or change it. The same quotes asked for
 * again in a rush get the seal that was made for them.
 */
export function sealQuotes(quotes: SealedQuotes, box: SecretBox): string {
  const json = JSON.stringify(quotes)
  const seals = remembered.get(box) ?? new Map<string, string>()
  const known = seals.get(json)
  if (known !== undefined) return known
  const seal = box.seal('quote', deflateRawSync(json, SMALL), '')
  if (seals.size >= MOST_REMEMBERED) seals.clear()
  remembered.set(box, seals.set(json, seal))
  return seal
}

/**
 * @throws {DeliveryError} `selection_invalid` (`details.reason`: `mac` or `installation`) and
 * `quote_expired`.
 */
export function openQuotes(
  seal: string,
  box: SecretBox,
  expected: { readonly installation: string; readonly now: Date },
): SealedQuotes {
  const packed = box.open('quote', seal, '')
  const json = inflateRawSync(packed, { maxOutputLength: LONGEST }).toString('utf8')
  const quotes = SealedQuotes.parse(JSON.parse(json))
  if (quotes.installation !== expected.installation) {
    throw new DeliveryError('selection_invalid', 'the quote was made for another shop', {
      details: { reason: 'installation' },
    })
  }
  if (expected.now.getTime() >= quotes.expiresAt * 1000) {
    throw new DeliveryError('quote_expired', 'the quote has ended: ask for a new one')
  }
  return quotes
}
