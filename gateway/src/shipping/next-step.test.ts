import { describe, expect, test } from 'vitest'
import type { Shipment } from '../storage/shipments.ts'
import { afterEmptyLookUp, isSettled, toNextStep } from './next-step.ts'

// Only what the decision reads.
const queued = {
  state: 'queued',
  pending: null,
  isUnanswered: false,
  isAbsent: false,
  isGivenUp: false,
  openedAt: '2026-06-01T09:00:00.000Z',
  firstSentAt: '2026-06-01T09:00:00.000Z',
  lastSentAt: '2026-06-01T09:00:00.000Z',
} as Shipment
const sent = { ...queued, state: 'sent' } as Shipment
const TEN_MINUTES = 600_000

describe('what is done next', () => {
  test.each([
    ['a new order is sent', queued, 'send'],
    ['after an unanswered send it is looked up first', { isUnanswered: true }, 'look_up'],
    ['an unsent order is cancelled without the courier', { pending: 'cancel' }, 'drop'],
    ['an unsent order’s text is simply replaced', { pending: 'edit' }, 'replace'],
    [
      'a cancellation waits behind an open send',
      { isUnanswered: true, pending: 'cancel' },
      'look_up',
    ],
    ['an edit waits behind an open send', { isUnanswered: true, pending: 'edit' }, 'look_up'],
    ['what was given up rests', { isGivenUp: true, isAbsent: true }, 'rest'],
    [
      'until its absence is proven it is looked for',
      { isGivenUp: true, isUnanswered: true },
      'look_up',
    ],
  ])('%s', (_, change, step) => {
    expect(toNextStep({ ...queued, ...(change as Partial<Shipment>) })).toBe(step)
  })

  test('behind the send come the edit and the cancellation', () => {
    expect(toNextStep(sent)).toBe('rest')
    expect(toNextStep({ ...sent, pending: 'edit' })).toBe('edit')
    expect(toNextStep({ ...sent, pending: 'cancel' })).toBe('cancel')
  })

  test.each(['rejected', 'unclear', 'cancelled'] as const)('nothing while it is %s', (state) => {
    expect(toNextStep({ ...queued, state, pending: 'edit', isUnanswered: true })).toBe('rest')
  })
})

describe('when nothing stands at the courier after an unanswered send', () => {
  const soon = new Date('2026-06-01T09:01:00.000Z')
  const later = new Date('2026-06-01T09:10:00.000Z')

  test('it is sent again: within a year the number itself makes a late arrival a duplicate', () => {
    expect(afterEmptyLookUp(queued, soon, TEN_MINUTES)).toEqual({ kind: 'send' })
  })

  test('after a change of year it is sent again only ten minutes after the last send', () => {
    const lastYear = {
      ...queued,
      firstSentAt: '2025-12-31T23:58:00.000Z',
      lastSentAt: '2025-12-31T23:59:00.000Z',
    }

    expect(afterEmptyLookUp(lastYear, new Date('2026-01-01T00:08:59.000Z'), TEN_MINUTES)).toEqual({
      kind: 'wait',
      until: new Date('2026-01-01T00:09:00.000Z'),
    })
    expect(afterEmptyLookUp(lastYear, new Date('2026-01-01T00:09:00.000Z'), TEN_MINUTES)).toEqual({
      kind: 'send',
    })
  })

  test('the courier’s new year may be hours before or after ours', () => {
    const evening = {
      ...queued,
      firstSentAt: '2025-12-31T20:00:00.000Z',
      lastSentAt: '2025-12-31T20:00:00.000Z',
    }

    const next = afterEmptyLookUp(evening, new Date('2025-12-31T20:01:00.000Z'), TEN_MINUTES)

    expect(next.kind).toBe('wait')
  })

  test.each([{ isGivenUp: true }, { pending: 'cancel' as const }])(
    '%o needs the proof too',
    (change) => {
      const shipment = { ...queued, ...change }

      expect(afterEmptyLookUp(shipment, soon, TEN_MINUTES)).toEqual({ kind: 'wait', until: later })
      expect(afterEmptyLookUp(shipment, later, TEN_MINUTES)).toEqual({ kind: 'absent' })
    },
  )
})

test('the next attempt opens when the last is rejected, cancelled, or given up and proven absent', () => {
  const states = ['queued', 'sent', 'unclear', 'rejected', 'cancelled'] as const

  const open = states.filter((state) => isSettled({ ...queued, state }))

  expect(open).toEqual(['rejected', 'cancelled'])
  expect(isSettled({ ...queued, isGivenUp: true })).toBe(false)
  expect(isSettled({ ...queued, isGivenUp: true, isAbsent: true })).toBe(true)
})
