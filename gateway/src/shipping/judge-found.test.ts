import type { FoundShipment, ShipmentDraft } from '@courier-checkout/api-client'
import { describe, expect, test } from 'vitest'
import { judgeFound } from './judge-found.ts'

// Only what the judgement reads.
const draft = {
  recipient: { name: 'Семёнова Вера', company: 'ООО Лампа', phone: '8 (900) 000-11-22' },
  items: [{ unitPrice: 100_000, quantity: 2 }],
  deliveryFee: 35_000,
  discount: 0,
  currency: 'RUB',
  payment: 'cash',
} as unknown as ShipmentDraft

const sent = { draft, firstSentAt: '2026-06-01T23:30:00.000Z', isUnanswered: false }
const lost = { ...sent, isUnanswered: true }

const found: FoundShipment = {
  courierReference: '1001',
  courierId: '7',
  waybill: null,
  barcode: null,
  createdOn: '2026-06-01',
  recipientName: 'Семёнова Вера',
  recipientPhone: '+7 900 000-11-22, vera@example.org',
  orderSum: { amount: 235_000, currency: 'RUB' },
  itemCodes: [],
  events: [],
}

describe('an order found at the courier is ours', () => {
  test('when day, recipient and sum agree, whether or not a send went unanswered', () => {
    expect(judgeFound(sent, found)).toBe('ours')
    expect(judgeFound(lost, found)).toBe('ours')
  })

  test('when it was created later than the attempt’s first day', () => {
    expect(judgeFound(lost, { ...found, createdOn: '2026-06-02' })).toBe('ours')
  })

  test('when the courier writes name and phone in its own way', () => {
    const theirs = { ...found, recipientName: ' семенова  ВЕРА', recipientPhone: '79000001122' }

    expect(judgeFound(sent, theirs)).toBe('ours')
  })

  test('when the courier shows the company, or no phone at all', () => {
    expect(judgeFound(sent, { ...found, recipientName: 'ООО «Лампа»' })).toBe('foreign')
    expect(judgeFound(sent, { ...found, recipientName: 'ООО Лампа', recipientPhone: '' })).toBe(
      'ours',
    )
  })

  test('when a prepaid order shows its sum or nothing to pay', () => {
    const prepaid = { ...sent, draft: { ...draft, payment: 'none' as const } }

    expect(judgeFound(prepaid, found)).toBe('ours')
    expect(judgeFound(prepaid, { ...found, orderSum: { amount: 0, currency: 'RUB' } })).toBe('ours')
    expect(judgeFound(sent, { ...found, orderSum: { amount: 0, currency: 'RUB' } })).toBe('foreign')
  })
})

describe.each([
  ['created before the attempt’s day', { createdOn: '2026-05-31' }],
  ['of a day the courier does not tell', { createdOn: null }],
  ['for another name', { recipientName: 'Петров Иван' }],
  ['for another phone', { recipientPhone: '+7 911 111-11-11' }],
  ['of another sum', { orderSum: { amount: 235_001, currency: 'RUB' as const } }],
  ['of a sum the courier does not tell', { orderSum: null }],
  ['in another currency', { orderSum: { amount: 235_000, currency: 'KZT' as const } }],
])('an order %s', (_, difference) => {
  test('is unclear when a send of the attempt went unanswered', () => {
    expect(judgeFound(lost, { ...found, ...difference })).toBe('unclear')
  })

  test('is foreign when every send was answered', () => {
    expect(judgeFound(sent, { ...found, ...difference })).toBe('foreign')
  })
})

test('nothing is ours when no attempt was written down', () => {
  expect(judgeFound({ ...sent, firstSentAt: null }, found)).toBe('foreign')
})
