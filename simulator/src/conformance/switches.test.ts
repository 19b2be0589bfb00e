import { expect, test } from 'vitest'
import type { Switches } from '../options.ts'
import { attrOf, child, childrenOf, textOf } from '../wire/xml.ts'
import {
  AUTH,
  anOrder,
  itemsOf,
  openFixture,
  RECEIVER,
  refusalOf,
  resultOf,
  statusIn,
} from './fixture.ts'

const withSwitches = (switches: Partial<Switches>) => openFixture({ switches })

test('sync delay: an order that waits for it can be synchronised by hand', async () => {
  const { call, find, control } = withSwitches({ syncDelayMs: 3_600_000 })
  await call('neworder', anOrder({ orderno: 'A1' }))

  await control('POST', 'sync')

  expect(statusIn(await find('A1'))).toBe('NEW')
})

test('clock: it is set, moved and given back', async () => {
  const { call, control } = openFixture()
  await control('POST', 'clock', { now: '2032-02-01T00:00:00Z' })
  const moved = await (await control('POST', 'clock', { advanceMs: 60_000 })).json()
  await call('neworder', anOrder({ orderno: 'A1' }))
  const count = (await call('statusreq', '<datefrom>2032-02-01</datefrom>')).attrs['count']

  expect(moved).toEqual({ now: '2032-02-01T00:01:00.000Z' })
  expect(count).toBe('1')
  expect(await (await control('POST', 'clock', { reset: true })).json()).toEqual({
    now: '2031-03-15T09:00:00.000Z',
  })
})

test('days off: no wish and no earliest date falls on one', async () => {
  const { call } = withSwitches({ daysOff: ['2031-03-18'] })
  const receiver = `${RECEIVER}<date>2031-03-18</date>`

  const order = resultOf(await call('neworder', anOrder({ receiver })))
  const calc = child(
    await call('calculator', '<calc townto="15500" mass="1" service="1"/>'),
    'calc',
  )

  expect(order['error']).toBe('18')
  expect(textOf(calc, 'mindeliverydate')).toBe('2031-03-19')
})

test('weekends are days off when the courier says so', async () => {
  const saturday = anOrder({ receiver: `${RECEIVER}<date>2031-03-22</date>` })

  const usual = resultOf(await openFixture().call('neworder', saturday))
  const closed = resultOf(
    await withSwitches({ weekendsAreDaysOff: true }).call('neworder', saturday),
  )

  expect([usual['error'], closed['error']]).toEqual(['0', '18'])
})

test('look of the block: the connection is closed', async () => {
  const { send } = withSwitches({ requestsPerHour: 1, blockLook: 'close' })
  await send(`<client>${AUTH}</client>`)

  await expect(send(`<client>${AUTH}</client>`)).rejects.toThrow(TypeError)
})

test('guessing numbers blocks the account when the rule is on', async () => {
  const { send } = withSwitches({ blockOnAbsentLookups: true })
  const guess = (number: number) =>
    send(`<statusreq>${AUTH}<orderno>G${number}</orderno></statusreq>`)
  for (let number = 0; number < 11; number++) await guess(number)

  expect((await guess(11)).status).toBe(403)
})

test('paytype NO before 2019: prices become zero and no line is added', async () => {
  const { call, find } = withSwitches({ prepaymentLine: false })
  const rest = '<paytype>NO</paytype><items><item quantity="2" retprice="500">Лампа</item></items>'

  const result = resultOf(await call('neworder', anOrder({ orderno: 'A1', rest })))

  expect(result['orderprice']).toBe('0')
  expect(itemsOf(await find('A1')).map(({ attrs }) => attrs['retprice'])).toEqual(['0'])
})

test('paytype OPTION may be refused', async () => {
  const { call } = withSwitches({ optionPaytype: 'refused' })

  const result = resultOf(await call('neworder', anOrder({ rest: '<paytype>OPTION</paytype>' })))

  expect(Number(result['error'])).toBeGreaterThan(0)
})

test('an unknown status is passed through after NEW', async () => {
  const { call, find } = withSwitches({ unknownStatus: 'DRONE_FLIGHT' })

  await call('neworder', anOrder({ orderno: 'A1' }))

  const order = await find('A1')
  expect(childrenOf(child(order, 'statushistory'), 'status').map(({ text }) => text)).toEqual([
    'AWAITING_SYNC',
    'NEW',
    'DRONE_FLIGHT',
  ])
  expect(attrOf(child(order, 'status'), 'title')).toBe('')
})

test('the calculator may say wrong credentials in its own numbering', async () => {
  const ask = (switches: Partial<Switches>, auth: string) =>
    withSwitches(switches).ask(`<calculator>${auth}<calc townto="1" mass="1"/></calculator>`)
  const wrong = '<auth extra="8814" login="lampshop" pass="x"/>'
  const none = '<auth extra="8814"/>'

  expect(refusalOf(await ask({}, wrong))).toBe('1')
  expect((await ask({ calculatorCredentials: 'own-root' }, wrong)).attrs['error']).toBe('25')
  expect((await ask({ calculatorCredentials: 'own-root' }, none)).attrs['error']).toBe('24')
})

test('a stream out of range may be as good as none', async () => {
  const { call } = withSwitches({ badStream: 'ignored' })
  await call('neworder', anOrder({ orderno: 'A1' }))
  const read = (inner: string) => call('statusreq', `<changes>ONLY_LAST</changes>${inner}`)

  expect((await read('<streamid>99</streamid>')).attrs['count']).toBe('1')
  await call('commitlaststatus', '<streamid>99</streamid>')
  expect((await read('')).attrs['count']).toBe('0')
  expect((await read('<streamid>100</streamid>')).attrs['count']).toBe('1')
})

test('points may refuse what they cannot take', async () => {
  const { call } = withSwitches({ pointLimitsEnforced: true })
  const to = async (rest: string) =>
    resultOf(await call('neworder', anOrder({ receiver: `${RECEIVER}<pvz>4417</pvz>`, rest })))[
      'error'
    ]

  expect(await to('<paytype>CARD</paytype>')).not.toBe('0')
  expect(await to('<weight>15.1</weight>')).not.toBe('0')
  expect(await to('<weight>15</weight>')).toBe('0')
})

test('a sender may have to be complete', async () => {
  const { call } = withSwitches({ senderEnforced: true })
  const from = async (sender: string) =>
    resultOf(await call('neworder', anOrder({ rest: `<sender>${sender}</sender>` })))['error']

  expect(await from('<phone>1</phone><address>a</address>')).toBe('13')
  expect(await from('<company>Л</company><phone>1</phone><address>a</address>')).toBe('14')
  expect(await from('<company>Л</company><person>И</person><address>a</address>')).toBe('15')
  expect(await from('<company>Л</company><person>И</person><phone>1</phone>')).toBe('16')
})

test('printing is off unless switched on', async () => {
  const { call, control } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const off = await call('waybill', '<order orderno="A1"/>')
  await control('PATCH', 'switches', { printing: true })
  const on = await call('waybill', '<order orderno="A1"/>')

  expect(refusalOf(off)).toBe('14')
  expect(Buffer.from(textOf(on, 'content'), 'base64').toString()).toMatch(/^%PDF-1\.4.*%%EOF\n$/s)
})

test('answer texts are ours to choose', async () => {
  const { call } = withSwitches({ answerTexts: { 'order:5': ['no town', 'Нет такого города'] } })
  const receiver = RECEIVER.replace('15500', 'Китеж')

  const result = resultOf(await call('neworder', anOrder({ receiver })))

  expect(result).toMatchObject({ errormsg: 'no town', errormsgru: 'Нет такого города' })
})

test.each([
  ['chanceOfEmptyBody', 200, /^$/],
  ['chanceOfHttp500', 500, /Internal/],
  ['chanceOfTruncatedXml', 200, /^<\?xml.*\n<cli[^/]*$/],
] as const)('%s spoils answers', async (name, status, body) => {
  const { send } = withSwitches({ [name]: 1 })

  const response = await send(`<client>${AUTH}</client>`)

  expect(response.status).toBe(status)
  expect(await response.text()).toMatch(body)
})

test('a switch that does not exist, or of the wrong kind, is refused by name', async () => {
  const { control } = openFixture()

  const unknown = await control('PATCH', 'switches', { syncDelay: 1 })
  const wrong = await control('PATCH', 'switches', { batchSize: '7' })

  expect([unknown.status, await unknown.json()]).toEqual([
    400,
    { message: 'syncDelay is not known' },
  ])
  expect([wrong.status, await wrong.json()]).toEqual([400, { message: 'batchSize must be number' }])
})
