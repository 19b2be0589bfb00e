// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Method } from './state.ts'
import { createWidget } from './widget.ts'

test('the widgets of two deliveries remember their choices apart', () => {
  // The little of a delivery that a widget is made of.
  const names = ['door', 'pickup_point'].map((method) =>
    createWidget({ method } as Method, () => undefined).element.getAttribute('name'),
  )

  expect(new Set(names).size).toBe(2)
})
