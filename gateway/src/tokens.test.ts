import { readFileSync } from 'node:fs'
import type { Cart } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import {
  deriveKey,
  fingerprint,
  refuseWebhook,
  signSelection,
  signWebhook,
  verifySelection,
} from './tokens.ts'

interface VectorCart {
  name: string
  currency: 'RUB'
  goods: number
  payment: 'none'
  weight: number
  parcels: { weight: number; length: number; width: number; height: number }[]
  fingerprint: string
}
interface Vectors {
  sk: string
  kid: string
  keys: { selection: string; webhook: string }
  carts: VectorCart[]
  tokens: {
    name: string
    token: string
    with: {
      installation: string
      method: 'door'
      ruleSet: string
      cart: string
      currency: string
      now: number
    }
    answer: string
  }[]
  webhooks: { name: string; body: string; header: string; now: number; answer: string }[]
}

// The file is ours and its shape is what the PHP test reads too.
const vectors = JSON.parse(
  readFileSync(new URL('../../test/vectors/trust.json', import.meta.url), 'utf8'),
) as Vectors
const key = { kid: vectors.kid, secret: vectors.sk }

const toCart = (cart: VectorCart): Cart => ({
  currency: cart.currency,
  goods: cart.goods,
  payment: cart.payment,
  weightGrams: cart.weight,
  parcels: cart.parcels.map((p) => ({
    weightGrams: p.weight,
    lengthMm: p.length,
    widthMm: p.width,
    heightMm: p.height,
  })),
})

test('each purpose has the key of the vectors', () => {
  expect(deriveKey(vectors.sk, 'selection').toString('hex')).toBe(vectors.keys.selection)
  expect(deriveKey(vectors.sk, 'webhook').toString('hex')).toBe(vectors.keys.webhook)
})

test.each(vectors.carts)('the fingerprint of «$name»', (cart) => {
  expect(fingerprint(toCart(cart))).toBe(cart.fingerprint)
})

test.each(vectors.tokens)('token: $name → $answer', ({ token, with: given, answer }) => {
  const cart = vectors.carts.find((c) => c.name === given.cart)

  const verdict = verifySelection(token, [key], {
    ...given,
    fingerprint: cart ? cart.fingerprint : '',
  })

  expect(verdict.ok ? 'accepted' : verdict.reason).toBe(answer)
})

test.each(vectors.webhooks)('webhook: $name → $answer', ({ body, header, now, answer }) => {
  expect(refuseWebhook({ body, header }, [key], now) ?? 'accepted').toBe(answer)
})

test('what is signed here is accepted here', () => {
  const good = vectors.tokens.find((t) => t.name === 'good')
  if (!good) throw new Error('the vectors have a good token')
  const cart = vectors.carts.find((c) => c.name === good.with.cart)

  const verdict = verifySelection(good.token, [key], {
    ...good.with,
    fingerprint: cart ? cart.fingerprint : '',
  })

  if (!verdict.ok) throw new Error(`refused: ${verdict.reason}`)
  expect(signSelection(verdict.claims, key)).toBe(good.token)
  expect(refuseWebhook({ body: 'x', header: signWebhook('x', key, 5) }, [key], 5)).toBeNull()
})
