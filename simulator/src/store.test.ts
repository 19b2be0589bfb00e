import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anOrder, openFixture, statusIn } from './conformance/fixture.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'courier-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const open = () => openFixture({ dataDir })
const CHANGES = '<changes>ONLY_LAST</changes><streamid>120</streamid>'

test('orders, streams, settings and clock survive a restart', async () => {
  const before = open()
  await before.call('neworder', anOrder({ orderno: 'A1' }) + anOrder({ orderno: 'A2' }))
  await before.call('statusreq', CHANGES)
  await before.call('commitlaststatus', '<streamid>120</streamid>')
  await before.move('A2', 'DELIVERY')
  await before.control('PATCH', 'switches', { batchSize: 7 })
  await before.control('PUT', 'tenants/8/accounts/second', { password: 'p2' })
  await before.control('POST', 'clock', { now: '2033-01-01T00:00:00Z' })

  // No close: a killed process says no goodbye.
  const after = open()

  expect(statusIn(await after.find('A2'))).toBe('DELIVERY')
  expect((await after.call('statusreq', CHANGES)).attrs['count']).toBe('1')
  expect(after.simulator.world.settings.switches.batchSize).toBe(7)
  expect(after.simulator.world.settings.findAccount('8', 'second')?.password).toBe('p2')
  expect(new Date(after.simulator.world.clock.now()).getUTCFullYear()).toBe(2033)
})

test('numbers stay taken and codes go on after a restart', async () => {
  const before = open()
  await before.call('neworder', anOrder({ orderno: 'A1' }))

  const after = open()
  await after.call('neworder', anOrder({ orderno: 'A1' }) + anOrder({ orderno: 'A2' }))

  const orders = after.simulator.world.ledger.all()
  expect(orders.map(({ orderno }) => orderno)).toEqual(['A1', 'A2'])
  expect(new Set(orders.map(({ ordercode }) => ordercode)).size).toBe(2)
  expect(new Set(orders.map(({ barcode }) => barcode)).size).toBe(2)
})

test('a line that a kill cut short is as if it had never been begun', async () => {
  await open().call('neworder', anOrder({ orderno: 'A1' }))
  appendFileSync(join(dataDir, 'courier.jsonl'), '["order/8814/700002",{"orderno":"A2","extr')

  const after = open()

  expect(after.simulator.world.ledger.all()).toHaveLength(1)
  await after.call('neworder', anOrder({ orderno: 'A3' }))
  expect(open().simulator.world.ledger.all()).toHaveLength(2)
})

test('what an answer told is on disk before the answer is given', async () => {
  const { call } = open()

  await call('neworder', anOrder({ orderno: 'A1' }))

  expect(readFileSync(join(dataDir, 'courier.jsonl'), 'utf8')).toContain('"orderno":"A1"')
})

test('a reset forgets everything, on disk too', async () => {
  const before = open()
  await before.call('neworder', anOrder({ orderno: 'A1' }))
  await before.control('PATCH', 'switches', { batchSize: 7 })

  await before.control('POST', 'reset')

  expect(await before.find('A1')).toBeUndefined()
  const after = open().simulator.world
  expect(after.ledger.all()).toEqual([])
  expect(after.settings.switches.batchSize).toBe(100)
})
