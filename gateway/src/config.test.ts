import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { findTenant } from './tenants.ts'

const KEY = Buffer.alloc(32, 7)

test('one courier code is enough to start', () => {
  const config = readConfig({ COURIER_CODES: '8, 8814' })

  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 9010,
    courierUrl: 'https://home.courierexe.ru/api/',
    databaseUrl: null,
    gatewayKey: null,
    allowPrivateWebhooks: false,
  })
  expect(config.tenants.listed).toEqual(['8', '8814'])
})

test.each([
  ['PORT', { PORT: 'eighty' }],
  ['PORT', { PORT: '70000' }],
  ['COURIER_URL', { COURIER_URL: 'ftp://courier.example' }],
  ['COURIER_CODES', { COURIER_CODES: 'all' }],
  ['COURIER_CODES', { COURIER_CODES: '' }],
  ['GATEWAY_KEY', { GATEWAY_KEY: 'secret' }],
  ['GATEWAY_KEY', { DATABASE_URL: 'postgres://u@db/name' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://u@db/name' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'yes' }],
  ['ALLOW_PRIVATE_WEBHOOKS', { ALLOW_PRIVATE_WEBHOOKS: 'maybe' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'chatty' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'gateway.example' }],
  ['TENANTS', { TENANTS: '{' }],
  ['TENANTS.8.currency', { TENANTS: '{"8":{"currency":"USD"}}' }],
  ['TENANTS', { TENANTS: '@/no/such/file.json' }],
])('a wrong value names its variable: %s', (variable, environment) => {
  expect(() => readConfig({ COURIER_CODES: '8', ...environment })).toThrow(variable)
})

test('what is wrong with a key is said without the key', () => {
  expect(() => readConfig({ COURIER_CODES: '8', GATEWAY_KEY: 'hunter2' })).not.toThrow('hunter2')
  expect(() => readConfig({ COURIER_CODES: '8', GATEWAY_KEY: 'hunter2' })).toThrow(
    '32 random bytes',
  )
})

test.each(['hex', 'base64', 'base64url'] as const)('a key in %s is read', (encoding) => {
  const { gatewayKey } = readConfig({ COURIER_CODES: '8', GATEWAY_KEY: KEY.toString(encoding) })

  expect(Buffer.from(gatewayKey ?? [])).toEqual(KEY)
})

test('an empty variable is as good as none', () => {
  expect(readConfig({ COURIER_CODES: '8', PORT: ' ' }).port).toBe(9010)
})

test('a courier company that is described may connect, with its own settings', () => {
  const { tenants } = readConfig({
    TENANTS: '{"8814":{"currency":"KZT","serviceLevelOperators":{"2":"33"}}}',
  })

  expect(findTenant(tenants, '8814')).toMatchObject({
    currency: 'KZT',
    serviceLevelOperators: { 2: '33' },
    requestsPerHour: 2400,
  })
})

test('a courier code that is not configured is forbidden, unless all are allowed', () => {
  const some = readConfig({ COURIER_CODES: '8' }).tenants
  const all = readConfig({ COURIER_CODES: '*' }).tenants

  expect(() => findTenant(some, '9')).toThrow(expect.objectContaining({ code: 'forbidden' }))
  expect(() => findTenant(some, 'toString')).toThrow(expect.objectContaining({ code: 'forbidden' }))
  expect(findTenant(all, '9').currency).toBe('RUB')
})
