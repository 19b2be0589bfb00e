import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FaultOrder } from './armed-faults.ts'
import { AUTH, anOrder } from './conformance/fixture.ts'
import { type RunningSimulator, startSimulator } from './server.ts'
import { parseXml } from './wire/xml.ts'

let simulator: RunningSimulator

beforeEach(async () => {
  simulator = await startSimulator({ points: 10 })
})
afterEach(() => simulator.close())

const post = (method: string, inner = '', signal?: AbortSignal) =>
  fetch(`${simulator.url}/api/`, {
    method: 'POST',
    body: `<${method}>${AUTH}${inner}</${method}>`,
    ...(signal ? { signal } : {}),
  })

const control = (method: string, path: string, body?: unknown) =>
  fetch(`${simulator.url}/control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

async function arm(fault: FaultOrder): Promise<void> {
  expect((await control('POST', 'faults', fault)).status).toBe(201)
}

const orderCount = () => simulator.world.ledger.all().length
const ORDER = anOrder({ orderno: 'A1' })

test('an armed fault spoils as many calls of its method as it was told, and no others', async () => {
  await arm({ method: 'client', kind: 'http500', times: 2 })

  const statuses = []
  for (const method of ['services', 'client', 'client', 'client']) {
    statuses.push((await post(method)).status)
  }

  expect(statuses).toEqual([200, 500, 500, 200])
})

test('a fault may let calls pass first, and mean one account only', async () => {
  await arm({ method: '*', kind: 'http500', skip: 1 })
  await arm({ method: '*', kind: 'http500', login: 'another' })

  const statuses = [await post('client'), await post('client'), await post('client')]

  expect(statuses.map(({ status }) => status)).toEqual([200, 500, 200])
  expect(await (await control('GET', 'faults')).json()).toHaveLength(1)
})

test('HTTP 500 comes before any work', async () => {
  await arm({ method: 'neworder', kind: 'http500' })

  expect((await post('neworder', ORDER)).status).toBe(500)
  expect(orderCount()).toBe(0)
})

test('an empty body has HTTP 200, and the work was done', async () => {
  await arm({ method: 'neworder', kind: 'empty' })

  const response = await post('neworder', ORDER)

  expect([response.status, await response.text()]).toEqual([200, ''])
  expect(orderCount()).toBe(1)
})

test.each(['truncated', 'garbage'] as const)('a %s answer is not XML', async (kind) => {
  await arm({ method: '*', kind })

  const text = await (await post('services')).text()

  expect(text).not.toBe('')
  expect(() => parseXml(text)).toThrow()
})

test('a reset cuts the connection before any work', async () => {
  await arm({ method: 'neworder', kind: 'reset' })

  await expect(post('neworder', ORDER)).rejects.toThrow(TypeError)
  expect(orderCount()).toBe(0)
})

test('a lost answer by reset: the order exists, the caller knows nothing', async () => {
  await arm({ method: 'neworder', kind: 'lost-reset' })

  await expect(post('neworder', ORDER)).rejects.toThrow(TypeError)

  expect(orderCount()).toBe(1)
  expect(await (await post('statusreq', '<orderno>A1</orderno>')).text()).toContain('count="1"')
})

test.each([
  ['hang', 0],
  ['lost-hang', 1],
] as const)('%s says nothing until the caller gives up', async (kind, orders) => {
  await arm({ method: 'neworder', kind })
  const caller = new AbortController()

  const waiting = post('neworder', ORDER, caller.signal)
  await expect.poll(() => simulator.world.traffic.counts().byMethod['neworder']).toBe(1)
  caller.abort()

  await expect(waiting).rejects.toThrow('aborted')
  expect(orderCount()).toBe(orders)
})

test('closing the simulator lets hanging callers go', async () => {
  await arm({ method: 'client', kind: 'hang' })
  const waiting = expect(post('client')).rejects.toThrow(TypeError)
  await expect.poll(() => simulator.world.traffic.counts().byMethod['client']).toBe(1)

  await simulator.close()
  await waiting

  simulator = await startSimulator({ points: 10 })
})

test('a dripping answer comes in pieces and whole', async () => {
  await arm({ method: 'services', kind: 'drip', ms: 1 })

  const response = await post('services')
  const sizes: number[] = []
  for await (const piece of response.body ?? []) sizes.push(piece.length)

  expect(sizes.length).toBeGreaterThan(1)
})

test('a fault that is not known is refused, and an armed one can be disarmed', async () => {
  const unknown = await control('POST', 'faults', { kind: 'explode' })
  const armed = await (await control('POST', 'faults', { kind: 'reset', times: 99 })).json()
  const disarmed = await control('DELETE', `faults/${armed.id}`)

  expect(unknown.status).toBe(400)
  expect(disarmed.status).toBe(204)
  expect((await post('client')).status).toBe(200)
})
