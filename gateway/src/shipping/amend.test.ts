import type { Item, ShipmentDraft } from '@courier-checkout/api-client'
import { expect, test } from 'vitest'
import { withLineCodes } from './amend.ts'

const line = (name: string, quantity = 1, courierLineCode?: string): Item => ({
  name,
  quantity,
  unitPrice: 100,
  vatRate: null,
  kind: 'goods',
  ...(courierLineCode ? { courierLineCode } : {}),
})
const codes = (
  items: readonly Item[],
  itemCodes: { code: string; name: string; quantity: number }[],
) =>
  // Only the lines are read.
  withLineCodes({ items } as unknown as ShipmentDraft, { itemCodes }).items.map(
    (item) => item.courierLineCode,
  )

test('a line gets the code the courier knows its name by; a new line gets none', () => {
  const known = [{ code: '9001', name: 'Лампа', quantity: 1 }]

  expect(codes([line('Лампа', 3), line('Шнур')], known)).toEqual(['9001', undefined])
})

test('of two lines of one name the quantity tells which is which, and no code is used twice', () => {
  const known = [
    { code: '1', name: 'Лампа', quantity: 1 },
    { code: '2', name: 'Лампа', quantity: 5 },
  ]

  expect(codes([line('Лампа', 5), line('Лампа', 1), line('Лампа', 9)], known)).toEqual([
    '2',
    '1',
    undefined,
  ])
})

test('a code that the shop sent is believed only when the courier knows it', () => {
  const known = [{ code: '1', name: 'Старое имя', quantity: 1 }]

  expect(codes([line('Новое имя', 1, '1'), line('Шнур', 1, '77')], known)).toEqual(['1', undefined])
})
