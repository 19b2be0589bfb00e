import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Connection } from './connection.ts'
import { isFromGateway, readToken } from './trust.ts'

interface Vectors {
  readonly sk: string
  readonly tokens: readonly { readonly name: string; readonly token: string }[]
}

// The golden vectors that TypeScript and PHP share.
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../../test/vectors/trust.json', import.meta.url), 'utf8'),
)
const good = vectors.tokens.find(({ name }) => name === 'good')?.token ?? ''
const claims = JSON.parse(Buffer.from(good.split('.')[2] ?? '', 'base64url').toString())
const now = new Date((claims.issuedAt + 60) * 1000)

const cart = {
  currency: 'RUB',
  goods: 125_000,
  payment: 'cash',
  weightGrams: 1_250,
  parcels: [{ weightGrams: 1_250, lengthMm: 300, widthMm: 200, heightMm: 100 }],
} as const
const connection: Connection = {
  installationId: claims.installation,
  publishableKey: 'pk_test',
  courierCode: '8814',
  login: 'lampshop',
  secretKeys: [vectors.sk],
  ruleSets: { pickup: 4, door: 2 },
}

test('a selection for this very cart is believed', () => {
  const verdict = readToken(good, { connection, cart, now })

  expect(verdict).toMatchObject({ ok: true, claims: { method: 'pickup_point' } })
})

test('a selection made for a lighter cart is refused', () => {
  const verdict = readToken(good, { connection, cart: { ...cart, weightGrams: 1_251 }, now })

  expect(verdict).toEqual({ ok: false, reason: 'fingerprint' })
})

test('a selection priced by rules that are no longer in force is refused', () => {
  const ruleSets = { ...connection.ruleSets, pickup: 5 }

  const verdict = readToken(good, { connection: { ...connection, ruleSets }, cart, now })

  expect(verdict).toEqual({ ok: false, reason: 'ruleSet' })
})

test('a selection past its time is refused', () => {
  const later = new Date((claims.expiresAt + 120) * 1000)

  const verdict = readToken(good, { connection, cart, now: later })

  expect(verdict).toEqual({ ok: false, reason: 'expired' })
})

test('a webhook without the gateway’s signature is nobody’s', () => {
  const message = { body: '{}', header: `t=${claims.issuedAt},kid=k7q2,v1=${'0'.repeat(64)}` }

  expect(isFromGateway(message, connection, now)).toBe(false)
})
