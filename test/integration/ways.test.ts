import { expect, test } from 'vitest'
import { createTestGateway } from './gateway-fixture.ts'
import { KEYED, OPEN, WAYS } from './ways.ts'

test('the open ways are exactly those meant to be', () => {
  const open = WAYS.filter(({ key }) => key === 'none')

  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...OPEN].sort())
  expect(KEYED.length).toBeGreaterThan(20)
})

test('every way of the app is in the document', async () => {
  const { gateway, close } = await createTestGateway()
  const written = new Set(
    WAYS.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  const known = (route: string): boolean =>
    written.has(route.replace(/\{\.\+.*\}$/, '')) || route === 'GET /openapi.json'

  const unknown = gateway.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !known(route))
  await close()
  expect([...new Set(unknown)]).toEqual([])
})
