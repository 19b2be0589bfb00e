import { expect, test } from 'vitest'
import { runCheckout } from './checkout/run.ts'

test('whatever the courier does, a checkout is answered in time, and other accounts do not notice', async () => {
  const report = await runCheckout({ faults: ['hang', 'garbage', 'http429'], visits: 4 })

  expect(report.cells.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(report.others.failed).toBe(0)
}, 120_000)
