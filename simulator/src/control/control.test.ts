import { expect, test } from 'vitest'
import { anOrder, openFixture, resultOf } from '../conformance/fixture.ts'

test('all orders are listed with what a test compares', async () => {
  const { call, control } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const orders = await (await control('GET', 'orders?orderno=A1')).json()

  expect(orders).toMatchObject([
    {
      extra: '8814',
      account: 'lampshop',
      orderno: 'A1',
      createdAt: '2031-03-15T09:00:00.000Z',
      status: 'NEW',
      sum: '500',
      recipient: 'Соколова Вера',
      townCode: '15500',
    },
  ])
})

test('a foreign order takes a number before we do', async () => {
  const { call, control } = openFixture()
  const planted = await control('POST', 'orders', {
    extra: '8814',
    orderno: 'A1',
    recipient: 'Другой Человек',
    sum: '77.00',
    createdAt: '2031-01-10T00:00:00Z',
  })

  const ours = resultOf(await call('neworder', anOrder({ orderno: 'A1' })))

  expect(planted.status).toBe(201)
  expect(await planted.json()).toMatchObject({
    recipient: 'Другой Человек',
    sum: '77',
    createdAt: '2031-01-10T00:00:00.000Z',
  })
  expect(ours['error']).toBe('17')
})

test('without a status an order takes its next plausible step', async () => {
  const { call, control } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const path = []
  for (let step = 0; step < 4; step++) {
    path.push((await (await control('POST', 'orders/A1/status')).json()).status)
  }

  expect(path).toEqual(['ACCEPTED', 'DELIVERY', 'COURIERDELIVERED', 'COMPLETE'])
})

test('a part bought leaves the rest returned and the sum smaller', async () => {
  const { call, move, simulator } = openFixture()
  const items =
    '<items><item quantity="1" retprice="100">Лампа</item><item quantity="2" retprice="50">Плафон</item></items>'
  await call('neworder', anOrder({ orderno: 'A1', rest: items }))

  await move('A1', 'PARTIALLY')

  const details = simulator.world.ledger.all()[0]?.details
  expect(details?.lines.map(({ returned }) => returned)).toEqual([0, 2])
  expect(details?.price).toBe(10_000)
})

test('calls are counted by method and account, and the counters can be set to zero', async () => {
  const { call, control } = openFixture()
  await call('client')
  await call('statusreq', '<orderno>NOPE</orderno>')

  const counts = await (await control('GET', 'requests')).json()
  await control('DELETE', 'requests')
  const after = await (await control('GET', 'requests')).json()

  expect(counts).toMatchObject({
    total: 2,
    byMethod: { client: 1, statusreq: 1 },
    byAccount: { '8814/lampshop': 2 },
    lookups: { found: 0, absent: 1 },
  })
  expect(JSON.stringify(counts)).not.toContain('not-a-secret')
  expect(after.total).toBe(0)
})

test.each([
  ['POST', 'orders/NOPE/status', {}, 404],
  ['GET', 'nothing', undefined, 404],
  ['PATCH', 'tenants/777', { name: 'x' }, 400],
  ['POST', 'clock', { now: 'yesterday' }, 400],
  ['POST', 'orders', { account: 'nobody' }, 400],
])('%s %s is refused in words', async (method, path, body, status) => {
  const { control } = openFixture()

  const response = await control(method, path, body)

  expect(response.status).toBe(status)
  expect((await response.json()).message).not.toBe('')
})
