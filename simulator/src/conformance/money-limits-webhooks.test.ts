import { expect, test } from 'vitest'
import { attrOf, child, childrenOf, type Element, parseXml, textOf } from '../wire/xml.ts'
import { AUTH, anOrder, type Fixture, openFixture } from './fixture.ts'

const DAY = 24 * 3_600_000
const PDF = '<attachments><item name="proxy.pdf">JVBERi0xLjQK</item></attachments>'

test('C60 a file is attached to an order that exists', async () => {
  const { call, simulator } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const known = await call('addattachments', `<orderno>A1</orderno>${PDF}`)
  const unknown = await call('addattachments', `<orderno>NOPE</orderno>${PDF}`)

  expect(known.attrs['error']).toBe('0')
  expect(Number(unknown.attrs['error'])).toBeGreaterThan(0)
  expect(simulator.world.ledger.all()[0]?.attachments).toEqual([
    { name: 'proxy.pdf', sizeBytes: 9 },
  ])
})

test('a file over a megabyte is refused', async () => {
  const { call } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))
  const file = Buffer.alloc(1_048_577).toString('base64')

  const answer = await call(
    'addattachments',
    `<orderno>A1</orderno><attachments><item name="a">${file}</item></attachments>`,
  )

  expect(Number(answer.attrs['error'])).toBeGreaterThan(0)
})

test('C61 without dates the acts of the last month are listed', async () => {
  const { call, move, clock } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }) + anOrder({ orderno: 'A2' }))
  await move('A1', 'COMPLETE')
  clock.now += 40 * DAY
  await move('A2', 'COMPLETE')
  clock.now += 2 * DAY

  const recent = childrenOf(await call('smalist'), 'sma')
  const all = childrenOf(await call('smalist', '<datefrom>2031-03-01</datefrom>'), 'sma')
  const detail = await call('smadetail', `<code>${textOf(recent[0], 'code')}</code>`)

  expect(recent).toHaveLength(1)
  expect(all).toHaveLength(2)
  expect(textOf(recent[0], 'rur')).toBe('500')
  expect(detail.attrs['count']).toBe('1')
  expect(textOf(child(detail, 'specialsma'), 'orderno')).toBe('A2')
})

test('C62 the 3001st request of an hour blocks the account for a while', async () => {
  const { send, clock } = openFixture()
  const ask = async () => (await send(`<client>${AUTH}</client>`)).status
  for (let request = 1; request <= 3_000; request++) await ask()

  const blocked = await ask()
  clock.now += 2 * 3_600_000
  const stillBlocked = await ask()
  clock.now += 3_600_000
  const after = await ask()

  expect([blocked, stillBlocked, after]).toEqual([403, 403, 200])
})

interface Shop {
  readonly fixture: Fixture
  readonly received: Element[]
  answer: number
}

/** A courier whose webhook calls are kept. */
async function openShop(): Promise<Shop> {
  const received: Element[] = []
  const shop: Shop = {
    received,
    answer: 200,
    fixture: openFixture({
      fetch: async (_, init) => {
        if (shop.answer === 200) received.push(parseXml(String(init?.body)))
        return new Response('', { status: shop.answer })
      },
    }),
  }
  await shop.fixture.call('neworder', anOrder({ orderno: 'A1' }))
  await shop.fixture.control('PUT', 'tenants/8814/accounts/lampshop', {
    webhookUrl: 'http://127.0.0.1/hook/secret',
  })
  return shop
}

test('C63 a change is pushed with its code and its Moscow time', async () => {
  const { fixture, received } = await openShop()
  await fixture.move('A1', 'COMPLETE')

  await fixture.control('POST', 'webhooks/pass')

  expect(received).toHaveLength(1)
  const [order] = received
  expect(order?.name).toBe('order')
  expect(attrOf(order, 'orderno')).toBe('A1')
  expect(textOf(order, 'webhook_status_code')).toBe('COMPLETE')
  expect(textOf(order, 'webhook_status_time')).toBe('2031-03-15 12:00:00')
  expect(attrOf(child(order, 'status'), 'createtimegmt')).toBe('2031-03-15 09:00:00')
})

test('C64 a pass pushes a hundred changes, the next one the rest', async () => {
  const { fixture, received } = await openShop()
  for (let change = 0; change < 150; change++) {
    await fixture.move('A1', change % 2 === 0 ? 'DATECHANGE' : 'DELIVERY')
  }

  const first = await (await fixture.control('POST', 'webhooks/pass')).json()
  const second = await (await fixture.control('POST', 'webhooks/pass')).json()

  expect(first).toEqual({ delivered: 100, failed: 0, waiting: 50 })
  expect(second).toEqual({ delivered: 50, failed: 0, waiting: 0 })
  expect(received).toHaveLength(150)
})

test('a shop that does not answer gets the same change in the next pass', async () => {
  const shop = await openShop()
  await shop.fixture.move('A1', 'ACCEPTED')
  await shop.fixture.move('A1', 'DELIVERY')
  shop.answer = 500

  const failed = await (await shop.fixture.control('POST', 'webhooks/pass')).json()
  shop.answer = 200
  await shop.fixture.control('POST', 'webhooks/pass')

  expect(failed).toEqual({ delivered: 0, failed: 1, waiting: 2 })
  expect(shop.received.map((order) => textOf(order, 'webhook_status_code'))).toEqual([
    'ACCEPTED',
    'DELIVERY',
  ])
})
