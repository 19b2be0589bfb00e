import { expect, test } from 'vitest'
import { connectShop, createTestGateway } from '../../test/integration/gateway-fixture.ts'
import { createOpenApi } from './openapi.ts'

const document = createOpenApi()
// The document is plain JSON; its paths are an object by construction.
const paths = document['paths'] as Record<string, Record<string, { responses: object }>>

test('every route of the gateway is described, and nothing else', async () => {
  const { gateway, close } = await createTestGateway({
    parts: { widget: { version: 'v', files: new Map() } },
  })
  const routes = gateway.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/openapi.json')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{.+?\})?/g, '{$1}')}`)
  await close()

  const described = Object.entries(paths).flatMap(([path, calls]) =>
    Object.keys(calls).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect([...new Set(routes)].sort()).toEqual(described.sort())
})

test('every reference of the document leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)

  for (const [, path = ''] of references) {
    const found = path
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document)
    expect(found, path).toBeTypeOf('object')
  }
})

test('the document says how each failure looks', () => {
  for (const calls of Object.values(paths)) {
    for (const { responses } of Object.values(calls)) expect(responses).toHaveProperty('default')
  }
})

test('the gateway gives the document out', async () => {
  const test = await createTestGateway()
  await connectShop(test)

  const response = await test.call('/openapi.json')

  expect(await response.json()).toMatchObject({ openapi: '3.1.0' })
  await test.close()
})
