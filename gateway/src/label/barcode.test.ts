import { expect, test } from 'vitest'
import { toCode128 } from './barcode.ts'

test('digits become bars that fill the code’s width', () => {
  const code = toCode128('8814000731')

  expect(code?.bars.length).toBeGreaterThan(20)
  const last = code?.bars.at(-1)
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(code?.width)
})

test('ten digits: start, five pairs, check sign and stop are 90 modules', () => {
  expect(toCode128('8814000731')?.width).toBe(11 + 5 * 11 + 11 + 13)
})

test('letters that the code does not know give no barcode instead of a wrong one', () => {
  expect(toCode128('ЛМП-512')).toBeNull()
  expect(toCode128('')).toBeNull()
})
