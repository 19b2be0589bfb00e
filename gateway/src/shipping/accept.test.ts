import { expect, test } from 'vitest'
import { toBodyHash } from './accept.ts'

test('a body said in another order is the same body', () => {
  const said = { reference: '7', draft: { items: [{ name: 'a', quantity: 2 }], fee: 100 } }
  const again = { draft: { fee: 100, items: [{ quantity: 2, name: 'a' }] }, reference: '7' }

  expect(toBodyHash(again)).toBe(toBodyHash(said))
})

test('another value, another order of goods or a field more makes another body', () => {
  const goods = { items: [{ name: 'a' }, { name: 'b' }], fee: 100 }
  const others = [
    { ...goods, fee: 101 },
    { ...goods, fee: '100' },
    { ...goods, items: [{ name: 'b' }, { name: 'a' }] },
    { ...goods, note: null },
    { ...goods, items: [{ name: 'a' }, { name: 'b', quantity: 1 }] },
  ]

  const hashes = [goods, ...others].map(toBodyHash)
  expect(new Set(hashes).size).toBe(hashes.length)
})
