import type { SelectionClaims } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { signFitting } from './selection-size.ts'
import { verifySelection } from './tokens.ts'

const key = { kid: 'k1', secret: `sk_k1_${'a'.repeat(43)}` }
const claims: SelectionClaims = {
  installation: 'ins_1',
  method: 'door',
  serviceLevel: '1',
  ruleSet: 'door@1',
  price: { amount: 35_000, currency: 'RUB' },
  fingerprint: 'a'.repeat(32),
  town: { code: '1', name: 'Москва город', region: '77', country: 'RU' },
  transitDays: null,
  issuedAt: 1_000,
  expiresAt: 8_200,
}
const long = 'Очень длинное название улицы '.repeat(7).slice(0, 200)

test('what fits is signed as it is', () => {
  const { token, selection } = signFitting(claims, key)

  expect(selection).toBe(claims)
  expect(token.length).toBeLessThanOrEqual(2048)
})

test('long texts of a point are shortened and its code is not', () => {
  const point = { code: '0042', name: long.repeat(2), address: long.repeat(2) }

  const { token, selection } = signFitting({ ...claims, method: 'pickup_point', point }, key)

  expect(token.length).toBeLessThanOrEqual(2048)
  expect(selection.point?.code).toBe('0042')
  expect(selection.point?.address).toMatch(/…$/)
  const verdict = verifySelection(token, [key], {
    installation: 'ins_1',
    method: 'pickup_point',
    ruleSet: 'door@1',
    fingerprint: 'a'.repeat(32),
    currency: 'RUB',
    now: 1_000,
  })
  expect(verdict).toEqual({ ok: true, claims: selection })
})

test('an address that cannot be carried whole is refused rather than cut', () => {
  const part = '€'.repeat(40)
  const address = { street: '€'.repeat(200), house: part, flat: part, entrance: part, floor: part }
  const town = { ...claims.town, name: '€'.repeat(200) }

  const signing = () => signFitting({ ...claims, town, address }, key)

  expect(signing).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  const withNote = () => signFitting({ ...claims, town, address, note: 'x' }, key)
  expect(withNote).toThrow(
    expect.objectContaining({
      details: { issues: [{ path: 'note', message: 'is too long' }] },
    }),
  )
})

test('the longest note travels beside a long address', () => {
  const address = { street: long.slice(0, 100), house: '7', flat: '12' }
  const note = 'ё'.repeat(200)

  const { selection } = signFitting({ ...claims, address, note }, key)

  expect(selection).toMatchObject({ note, address })
})
