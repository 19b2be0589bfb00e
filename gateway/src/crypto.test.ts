import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSecretBox, isSameSecret, newId, newSecretKey } from './crypto.ts'

const key = randomBytes(32)
const box = createSecretBox(key)

test('what was locked is opened with the same key, purpose and context', () => {
  const sealed = box.seal('courier-password', Buffer.from('пароль'), 'mer_1')

  expect(createSecretBox(key).open('courier-password', sealed, 'mer_1').toString()).toBe('пароль')
})

test('the same text is never locked the same way twice', () => {
  expect(box.seal('quote', Buffer.from('x'), '')).not.toBe(box.seal('quote', Buffer.from('x'), ''))
})

test.each([
  ['another purpose', (s: string) => box.open('secret-key', s, 'mer_1')],
  ['another row', (s: string) => box.open('courier-password', s, 'mer_2')],
  [
    'another key',
    (s: string) => createSecretBox(randomBytes(32)).open('courier-password', s, 'mer_1'),
  ],
  ['less text', (s: string) => box.open('courier-password', s.slice(0, 20), 'mer_1')],
])('with %s nothing is opened', (_, open) => {
  const sealed = box.seal('courier-password', Buffer.from('secret'), 'mer_1')

  expect(() => open(sealed)).toThrow(expect.objectContaining({ code: 'selection_invalid' }))
})

test('any bit changed in a sealed text is noticed', () => {
  const bytes = Buffer.from(box.seal('quote', Buffer.from('price'), ''), 'base64url')

  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => box.open('quote', changed.toString('base64url'), '')).toThrow()
  }
})

test('a mark depends on what is marked and on whose key it is', () => {
  expect(box.mark('courier-webhook', 'mer_1')).toBe(box.mark('courier-webhook', 'mer_1'))
  expect(box.mark('courier-webhook', 'mer_1')).not.toBe(box.mark('courier-webhook', 'mer_2'))
  expect(box.mark('courier-webhook', 'mer_1')).not.toBe(
    createSecretBox(randomBytes(32)).mark('courier-webhook', 'mer_1'),
  )
})

test('a secret key has the form that shops expect', () => {
  const { kid, secret } = newSecretKey()

  expect(secret).toMatch(/^sk_[a-z0-9]{8}_[\w-]{43}$/)
  expect(secret.startsWith(`sk_${kid}_`)).toBe(true)
})

test('ids say what they name and do not repeat', () => {
  const ids = new Set(Array.from({ length: 1000 }, () => newId('ins')))

  expect(ids.size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^ins_[a-z2-9]{16}$/)
})

test('secrets of any length are compared', () => {
  expect(isSameSecret('abc', 'abc')).toBe(true)
  expect(isSameSecret('abc', 'abcd')).toBe(false)
  expect(isSameSecret('', 'a')).toBe(false)
})
