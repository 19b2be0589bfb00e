import { expect, test } from 'vitest'
import { anOrder, openFixture, RECEIVER, statusIn } from '../conformance/fixture.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://courier' }

test('an order is listed with its recipient, sum and what comes next', async () => {
  const { simulator, call } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const page = await (await simulator.fetch('http://courier/')).text()

  expect(page).toContain('Соколова Вера')
  expect(page).toMatch(/500\s₽/)
  expect(page).toContain('value="ACCEPTED"')
  expect(page).toContain('выдуманы')
})

test('a button moves the order and leads back to the page it stood on', async () => {
  const { simulator, call, find } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const response = await simulator.fetch('http://courier/orders/A1/status', {
    method: 'POST',
    body: 'status=DELIVERY&message=%D1%81%D0%B5%D0%B3%D0%BE%D0%B4%D0%BD%D1%8F',
    headers: { ...FORM, referer: 'http://courier/?q=A1' },
  })

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/?q=A1')
  expect(statusIn(await find('A1'))).toBe('DELIVERY')
})

test('a form of a foreign page moves nothing', async () => {
  const { simulator, call, find } = openFixture()
  await call('neworder', anOrder({ orderno: 'A1' }))

  const response = await simulator.fetch('http://courier/orders/A1/status', {
    method: 'POST',
    body: 'status=COMPLETE',
    headers: { ...FORM, origin: 'http://elsewhere' },
  })

  expect(response.status).toBe(403)
  expect(statusIn(await find('A1'))).toBe('NEW')
})

test('search leaves what matches; names cannot become markup', async () => {
  const { simulator, call } = openFixture()
  const receiver = RECEIVER.replace('Соколова Вера', '&lt;b&gt;Ёлкин&lt;/b&gt;')
  await call('neworder', anOrder({ orderno: 'A1' }) + anOrder({ orderno: 'A2', receiver }))

  const page = await (
    await simulator.fetch('http://courier/?q=%D0%B5%D0%BB%D0%BA%D0%B8%D0%BD')
  ).text()

  expect(page).toContain('>A2<')
  expect(page).not.toContain('>A1<')
  expect(page).toContain('&lt;b&gt;Ёлкин')
})

test('under a prefix every link and form keeps it', async () => {
  const { simulator, call } = openFixture({ basePath: '/courier' })
  await call('neworder', anOrder({ orderno: 'A1' }))

  const pages = await Promise.all(
    ['http://courier/', 'http://courier/orders/A1'].map(async (url) =>
      (await simulator.fetch(url)).text(),
    ),
  )

  const targets = [...pages.join('').matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map(
    ([, to]) => to,
  )
  expect(targets.length).toBeGreaterThan(10)
  expect(targets.filter((to) => !to?.startsWith('/courier/'))).toEqual([])
})

test('faults are armed and cleared from the desk', async () => {
  const { simulator } = openFixture()
  const post = (path: string, body: string) =>
    simulator.fetch(`http://courier/${path}`, { method: 'POST', body, headers: FORM })

  await post('faults', 'kind=lost-reset&method=neworder&times=2&ms=0')
  const armed = await (await simulator.fetch('http://courier/')).text()
  await post('faults/clear', '')

  expect(armed).toContain('сделано, связь оборвана: neworder, ещё 2')
  expect(simulator.world.faults.list()).toEqual([])
})

test('the page of an order shows its way and what the shop sent', async () => {
  const { simulator, call, move } = openFixture()
  const receiver = `${RECEIVER}<pvz>4417</pvz>`
  await call(
    'neworder',
    anOrder({
      orderno: 'A1',
      receiver,
      rest: '<items><item quantity="2" retprice="500">Лампа</item></items>',
    }),
  )
  await move('A1', 'PICKUPREADY')

  const page = await (await simulator.fetch('http://courier/orders/A1')).text()

  for (const text of ['Готов к выдаче', '«На Ленина»', 'Лампа × 2', 'DATECHANGE']) {
    expect(page).toContain(text)
  }
  expect((await simulator.fetch('http://courier/orders/NOPE')).status).toBe(404)
})
