import { expect, test } from 'vitest'

test('importing it on a server does nothing and breaks nothing', async () => {
  expect(typeof document).toBe('undefined')

  const entry = await import('./index.ts')
  await import('./auto.ts')

  expect(() => entry.defineElement()).not.toThrow()
})
