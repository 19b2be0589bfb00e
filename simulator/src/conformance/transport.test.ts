import { expect, test } from 'vitest'
import { child, parseXml } from '../wire/xml.ts'
import { AUTH, anOrder, openFixture, refusalOf, resultOf } from './fixture.ts'

test('C1 a client is told its own code', async () => {
  const { send } = openFixture()

  const answer = await (await send(`<client>${AUTH}</client>`)).text()

  expect(answer).toContain('<client><code>2201</code></client>')
})

test('C2 a wrong password is answered with HTTP 200 and error 1 under a root of its own', async () => {
  const { send } = openFixture()

  const response = await send('<client><auth extra="8814" login="lampshop" pass="x"/></client>')

  expect(response.status).toBe(200)
  const answer = parseXml(await response.text())
  expect(answer.name).toBe('request')
  expect(child(answer, 'error')?.attrs).toEqual({
    error: '1',
    errormsg: 'authorization error',
    errormsgru: 'Ошибка авторизации',
  })
})

test('C3 an order without credentials is refused like a wrong password', async () => {
  const { ask, find } = openFixture()

  const answer = await ask(`<neworder>${anOrder({ orderno: 'A1' })}</neworder>`)

  expect(refusalOf(answer)).toBe('1')
  expect(await find('A1')).toBeUndefined()
})

test.each(['', '<client>', 'login=lampshop', '<a></b>', '<a/><b/>', '<!DOCTYPE a []><a/>'])(
  'C4 text that is not well-formed is answered with the parser’s words: %j',
  async (body) => {
    const { send } = openFixture()

    const response = await send(body)

    expect(response.status).toBe(200)
    const error = child(parseXml(await response.text()), 'error')
    expect(error?.attrs).toEqual({})
    expect(error?.text).not.toBe('')
  },
)

test('C5 an unknown method is refused with code 14', async () => {
  const { call } = openFixture()

  expect(refusalOf(await call('teleport'))).toBe('14')
})

test.each([
  'text/xml; charset=utf-8',
  'application/xml',
  'application/x-www-form-urlencoded',
  undefined,
])('C6 the content type does not matter: %s', async (type) => {
  const { send } = openFixture()

  const response = await send(`<client>${AUTH}</client>`, type ? { 'content-type': type } : {})

  expect(await response.text()).toContain('<code>2201</code>')
})

test('C7 an XML declaration may be there or not', async () => {
  const { ask } = openFixture()

  const bare = await ask(`<client>${AUTH}</client>`)
  const declared = await ask(`<?xml version="1.0" encoding="UTF-8"?>\r\n<client>${AUTH}</client>`)

  expect(bare).toEqual(declared)
  expect(child(bare, 'code')?.text).toBe('2201')
})

test('C30 a group separator inside an attribute makes the request ill-formed', async () => {
  const { ask, find } = openFixture()
  const item = '<items><item quantity="1" governmentCode="010460\u001d21abc">Духи</item></items>'

  const answer = await ask(`<neworder>${AUTH}${anOrder({ orderno: 'A1', rest: item })}</neworder>`)

  expect(child(answer, 'error')?.attrs).toEqual({})
  expect(child(answer, 'error')?.text).not.toBe('')
  expect(await find('A1')).toBeUndefined()
})

test('the address answers without the final slash too, and two shops may share a tenant', async () => {
  const { simulator, control, ask } = openFixture()
  await control('PUT', 'tenants/8814/accounts/second', { password: 'p2', clientCode: '2202' })

  const bare = await simulator.app.request('/api', {
    method: 'POST',
    body: `<client>${AUTH}</client>`,
  })
  const second = await ask('<client><auth extra="8814" login="second" pass="p2"/></client>')

  expect(await bare.text()).toContain('2201')
  expect(child(second, 'code')?.text).toBe('2202')
})

test('one shop sees nothing of another, and both may use a number', async () => {
  const { ask, call, find, control } = openFixture()
  await control('PUT', 'tenants/8814/accounts/second', { password: 'p2', clientCode: '2202' })
  const auth = '<auth extra="8814" login="second" pass="p2"/>'
  await call('neworder', anOrder({ orderno: 'A1' }))

  const foreign = await ask(`<statusreq>${auth}<orderno>A1</orderno></statusreq>`)
  const own = resultOf(await ask(`<neworder>${auth}${anOrder({ orderno: 'A1' })}</neworder>`))

  expect(foreign.attrs).toEqual({ count: '0' })
  expect(own['error']).toBe('0')
  expect(await find('A1')).toBeDefined()
})
