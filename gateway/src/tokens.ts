import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import {
  type Cart,
  SelectionClaims,
  type TokenRefusal,
  toCanonicalCart,
} from '@courier-checkout/api-client/contract'
import type { SigningKey } from './installation.ts'

const TOKEN_LIMIT = 2048
const SKEW_SECONDS = 60
const WEBHOOK_TOLERANCE_SECONDS = 300

/** First 32 hex digits of the SHA-256 of the canonical cart. Source: docs/lifecycle.md, "The cart". */
export function fingerprint(cart: Cart): string {
  return createHash('sha256').update(toCanonicalCart(cart)).digest('hex').slice(0, 32)
}

/** Each purpose has its own key, so that a webhook's mark never passes as a token's. */
export function deriveKey(secret: string, purpose: 'selection' | 'webhook'): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}

/** `v1.<kid>.<payload>.<mac>`. Source: docs/lifecycle.md, "Quote, selection, token". */
export function signSelection(claims: SelectionClaims, key: SigningKey): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  const signed = `v1.${key.kid}.${payload}`
  return `${signed}.${mac(signed, deriveKey(key.secret, 'selection'))}`
}

/** What the shop knows and the token must agree with. */
export interface Expected {
  readonly installation: string
  readonly method: 'door' | 'pickup_point' | 'locker'
  /** `name@version` in force for the chosen method. */
  readonly ruleSet: string
  readonly fingerprint: string
  readonly currency: string
  /** Unix seconds. */
  readonly now: number
}

export type Verdict =
  | { readonly ok: true; readonly claims: SelectionClaims }
  | { readonly ok: false; readonly reason: TokenRefusal }

/** Checks a token in the documented order and names the first miss. Needs no network. */
export function verifySelection(
  token: string,
  keys: readonly SigningKey[],
  expected: Expected,
): Verdict {
  const refuse = (reason: TokenRefusal): Verdict => ({ ok: false, reason })
  const parts = /^(v1\.(\w{1,16})\.([A-Za-z0-9_-]+))\.([A-Za-z0-9_-]{43})$/.exec(token)
  if (token.length > TOKEN_LIMIT || !parts) return refuse('form')

  const [, signed = '', kid, payload = '', given = ''] = parts
  const key = keys.find((k) => k.kid === kid)
  if (!key) return refuse('key')
  if (!isSame(given, mac(signed, deriveKey(key.secret, 'selection')))) return refuse('mac')

  const claims = readClaims(payload)
  if (!claims) return refuse('form')
  const miss = findMiss(claims, expected)
  return miss ? refuse(miss) : { ok: true, claims }
}

function findMiss(claims: SelectionClaims, expected: Expected): TokenRefusal | null {
  if (claims.installation !== expected.installation) return 'installation'
  if (toQuoted(claims.method) !== toQuoted(expected.method)) return 'method'
  if (claims.ruleSet !== expected.ruleSet) return 'ruleSet'
  if (claims.fingerprint !== expected.fingerprint) return 'fingerprint'
  if (claims.price.currency !== expected.currency) return 'currency'
  if (expected.now > claims.expiresAt + SKEW_SECONDS) return 'expired'
  return null
}

/** A locker is a pickup point in every check. */
const toQuoted = (method: string): string => (method === 'locker' ? 'pickup_point' : method)

function readClaims(payload: string): SelectionClaims | null {
  try {
    const claims = SelectionClaims.safeParse(
      JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
    )
    return claims.success ? claims.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** `t=<unix seconds>,kid=<kid>,v1=<hex>`: the header of everything the gateway tells a shop. */
export function signWebhook(body: string, key: SigningKey, now: number): string {
  const digest = createHmac('sha256', deriveKey(key.secret, 'webhook'))
    .update(`${now}.${body}`)
    .digest('hex')
  return `t=${now},kid=${key.kid},v1=${digest}`
}

export type WebhookRefusal = 'form' | 'key' | 'mac' | 'age'

/** The shop's side of `signWebhook`; `null`: it is the gateway's and fresh. */
export function refuseWebhook(
  message: { readonly body: string; readonly header: string },
  keys: readonly SigningKey[],
  now: number,
): WebhookRefusal | null {
  const parts = /^t=(\d{1,12}),kid=(\w{1,16}),v1=([0-9a-f]{64})$/.exec(message.header)
  if (!parts || message.header.endsWith('\n')) return 'form'
  const [, signedAt = '', kid] = parts
  const key = keys.find((k) => k.kid === kid)
  if (!key) return 'key'
  if (!isSame(message.header, signWebhook(message.body, key, Number(signedAt)))) return 'mac'
  return Math.abs(now - Number(signedAt)) > WEBHOOK_TOLERANCE_SECONDS ? 'age' : null
}

function mac(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
