import { expect, test } from 'vitest'
import { attrOf, child, childrenOf } from '../wire/xml.ts'
import {
  AUTH,
  anOrder,
  type Fixture,
  openFixture,
  RECEIVER,
  refusalOf,
  statusIn,
} from './fixture.ts'

/** Numbers in the answer to a read of changes. */
async function readChanges({ call }: Fixture, inner = ''): Promise<readonly string[]> {
  const answer = await call('statusreq', `<changes>ONLY_LAST</changes>${inner}`)
  const numbers = childrenOf(answer, 'order').map((order) => attrOf(order, 'orderno'))
  expect(answer.attrs['count']).toBe(String(numbers.length))
  return numbers
}

/** A courier with order A1 whose news have been read and acknowledged in `streams`. */
async function openWithOrder(streams: readonly string[] = ['']): Promise<Fixture> {
  const fixture = openFixture()
  await fixture.call('neworder', anOrder({ orderno: 'A1' }))
  for (const stream of streams) {
    await readChanges(fixture, stream)
    await fixture.call('commitlaststatus', stream)
  }
  return fixture
}

test('C33 an order can be looked up at once', async () => {
  const { call, control, clock } = openFixture()
  await control('PATCH', 'switches', { syncDelayMs: 60_000 })
  await call('neworder', anOrder({ orderno: 'A1' }))

  const before = await call('statusreq', '<orderno>A1</orderno>')
  clock.now += 60_000
  const after = await call('statusreq', '<orderno>A1</orderno>')

  expect(before.attrs['count']).toBe('1')
  expect(statusIn(child(before, 'order'))).toBe('AWAITING_SYNC')
  expect(attrOf(child(before, 'order'), 'ordercode')).not.toBe('')
  expect(statusIn(child(after, 'order'))).toBe('NEW')
})

test('C34 an unknown number is no error', async () => {
  const { send } = openFixture()

  const answer = await send(`<statusreq>${AUTH}<orderno>NOPE</orderno></statusreq>`)

  expect(await answer.text()).toContain('<statusreq count="0"/>')
})

test('C35 a change is shown until it is acknowledged', async () => {
  const fixture = await openWithOrder()
  await fixture.move('A1', 'ACCEPTED')

  expect(await readChanges(fixture)).toEqual(['A1'])
  expect(await readChanges(fixture)).toEqual(['A1'])
})

test('C36 after a commit nothing is new', async () => {
  const fixture = await openWithOrder()
  await fixture.move('A1', 'ACCEPTED')
  await readChanges(fixture)

  const commit = await fixture.call('commitlaststatus')

  expect(commit.attrs).toEqual({ error: '0' })
  expect(await readChanges(fixture)).toEqual([])
})

test('C37 a change between read and commit stays pending', async () => {
  const fixture = await openWithOrder()
  await fixture.move('A1', 'ACCEPTED')
  await readChanges(fixture)

  await fixture.move('A1', 'DELIVERY')
  await fixture.call('commitlaststatus')

  expect(await readChanges(fixture)).toEqual(['A1'])
})

test('C38 a read of changes ignores every other filter', async () => {
  const fixture = await openWithOrder()
  await fixture.move('A1', 'ACCEPTED')

  expect(await readChanges(fixture, '<orderno>OTHER</orderno><done>ONLY_DONE</done>')).toEqual([
    'A1',
  ])
})

test('C39 streams do not take from each other', async () => {
  const streams = ['<streamid>100</streamid>', '<streamid>101</streamid>', '']
  const fixture = await openWithOrder(streams)
  await fixture.move('A1', 'ACCEPTED')
  const [first = '', second = '', unnumbered = ''] = streams
  await readChanges(fixture, first)
  await fixture.call('commitlaststatus', first)

  expect(await readChanges(fixture, first)).toEqual([])
  expect(await readChanges(fixture, second)).toEqual(['A1'])
  expect(await readChanges(fixture, unnumbered)).toEqual(['A1'])
})

test.each(['99', '10001', 'abc'])('C40 stream %s does not exist', async (stream) => {
  const fixture = await openWithOrder(['<streamid>100</streamid>'])
  await fixture.move('A1', 'ACCEPTED')
  const inner = `<streamid>${stream}</streamid>`

  const read = await fixture.call('statusreq', `<changes>ONLY_LAST</changes>${inner}`)
  const commit = await fixture.call('commitlaststatus', inner)

  expect(refusalOf(read)).not.toBe('')
  expect(refusalOf(commit)).not.toBe('')
  expect(await readChanges(fixture, '<streamid>100</streamid>')).toEqual(['A1'])
})

test('C46 tracking needs no login and tells nothing personal', async () => {
  const { send, move } = await openWithOrder()
  await move('A1', 'ACCEPTED')

  const answer = await send('<tracking><extra>8814</extra><orderno>A1</orderno></tracking>')

  const text = await answer.text()
  expect(text).toContain('>ACCEPTED</status>')
  for (const secret of ['Соколова', '900', 'Примерная', '<items'])
    expect(text).not.toContain(secret)
})

test('a long row of changes is read in batches, none lost and none twice', async () => {
  const fixture = openFixture({ switches: { batchSize: 7 } })
  const orders = Array.from({ length: 20 }, (_, index) => anOrder({ orderno: `B${index}` }))
  await fixture.call('neworder', orders.join(''))

  const seen: string[] = []
  for (
    let batch = await readChanges(fixture);
    batch.length > 0;
    batch = await readChanges(fixture)
  ) {
    seen.push(...batch)
    await fixture.call('commitlaststatus')
  }

  expect(seen).toEqual(orders.map((_, index) => `B${index}`))
})

test('with quickstatus NO the driver’s word is not yet a change', async () => {
  const fixture = await openWithOrder(['<quickstatus>NO</quickstatus>'])
  await fixture.move('A1', 'DELIVERY')
  await readChanges(fixture, '<quickstatus>NO</quickstatus>')
  await fixture.call('commitlaststatus')

  await fixture.move('A1', 'COURIERDELIVERED')
  const preliminary = await readChanges(fixture, '<quickstatus>NO</quickstatus>')
  await fixture.move('A1', 'COMPLETE')
  const confirmed = await readChanges(fixture, '<quickstatus>NO</quickstatus>')

  expect(preliminary).toEqual([])
  expect(confirmed).toEqual(['A1'])
})

test('an event has the time of its place and the moment of its recording', async () => {
  const { call, find, move } = openFixture()
  const receiver = RECEIVER.replace('15500', 'Владивосток город')
  await call('neworder', anOrder({ orderno: 'A1', receiver }))
  await move('A1', 'DELIVERY')

  const status = child(await find('A1'), 'status')

  expect(status?.attrs).toMatchObject({
    eventstore: 'Склад Владивосток',
    eventtime: '2031-03-15 19:00:00',
    createtimegmt: '2031-03-15 09:00:00',
    title: 'Выдан на доставку',
  })
})

test('orders are found by date, by part of the number and by state', async () => {
  const { call, move } = openFixture()
  await call(
    'neworder',
    ['LMP-1', 'LMP-2', 'OLD-1'].map((orderno) => anOrder({ orderno })).join(''),
  )
  await move('LMP-2', 'COMPLETE')
  const count = async (inner: string) => (await call('statusreq', inner)).attrs['count']

  expect(await count('<conditions><namestarts>LMP</namestarts></conditions>')).toBe('2')
  expect(await count('<conditions><namecontains>-1</namecontains></conditions>')).toBe('2')
  expect(await count('<done>ONLY_DONE</done>')).toBe('1')
  expect(await count('<done>ONLY_NEW</done>')).toBe('2')
  expect(await count('<datefrom>2031-03-16</datefrom>')).toBe('0')
  expect(await count('<datefrom>2031-03-15</datefrom><dateto>2031-03-15</dateto>')).toBe('3')
  expect(await count('<target>примерная</target>')).toBe('3')
})

test('an agent sees the orders of its carrier and nobody else’s', async () => {
  const { call, ask, control } = openFixture()
  const toPoint = `${RECEIVER}<pvz>4417</pvz>`
  await call('neworder', anOrder({ orderno: 'A1', receiver: toPoint }) + anOrder({ orderno: 'A2' }))
  await control('PUT', 'tenants/8814/accounts/yug', { password: 'p', carrierCode: '33' })
  const agent = '<auth extra="8814" login="yug" pass="p"/><client>AGENT</client>'

  const changed = await ask(`<statusreq>${agent}<changes>ONLY_LAST</changes></statusreq>`)
  const own = await call('statusreq', '<client>AGENT</client>')

  expect(childrenOf(changed, 'order').map((order) => attrOf(order, 'orderno'))).toEqual(['A1'])
  expect(own.attrs['count']).toBe('0')
})
