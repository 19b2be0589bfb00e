import { expect, test } from 'vitest'
import { aCall, aCourier } from '../../../../test/fixtures/measoft/courier.ts'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'
import { createLimiter } from './limiter.ts'

const services = loadFixture('services')

test('a read that got no answer is repeated once', async () => {
  const { courier, sent } = aCourier([new TypeError('terminated'), services])

  expect(await courier.serviceLevels(aCall())).toHaveLength(2)
  expect(sent).toHaveLength(2)
})

test('and only once', async () => {
  const { courier, sent } = aCourier(['', '', services])

  await expect(courier.serviceLevels(aCall())).rejects.toMatchObject({
    code: 'courier_unavailable',
  })
  expect(sent).toHaveLength(2)
})

test('a refusal is an answer and not repeated', async () => {
  const { courier, sent } = aCourier([loadFixture('refused-credentials')])

  await expect(courier.checkAccount(aCall())).rejects.toMatchObject({ code: 'courier_credentials' })
  expect(sent).toHaveLength(1)
})

test('a cancellation is never repeated', async () => {
  const { courier, sent } = aCourier([new TypeError('terminated')])

  await expect(courier.cancelShipment?.('1', aCall())).rejects.toMatchObject({
    code: 'courier_unavailable',
  })
  expect(sent).toHaveLength(1)
})

test('a courier that asks to slow down says for how long', async () => {
  const slow = () => new Response('', { status: 429, headers: { 'retry-after': '7' } })
  const { courier, sent } = aCourier([slow])

  await expect(courier.serviceLevels(aCall())).rejects.toMatchObject({
    code: 'rate_limited',
    details: { retryAfterMs: 7000 },
  })
  expect(sent).toHaveLength(1)
})

test('a courier that stays silent is given up after its time', async () => {
  const { courier } = aCourier([], {
    fetch: (_url, init) =>
      new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      }),
    timeouts: { readMs: 5 },
  })

  await expect(courier.serviceLevels(aCall())).rejects.toMatchObject({
    code: 'courier_unavailable',
  })
})

test('the caller’s own abort comes back as itself', async () => {
  const leaving = new AbortController()
  const reason = new Error('the buyer left')
  const { courier } = aCourier([], {
    fetch: async () => {
      leaving.abort(reason)
      throw new Error('aborted')
    },
  })

  await expect(courier.serviceLevels({ signal: leaving.signal })).rejects.toBe(reason)
})

test('credentials are not carried to where a redirect points', async () => {
  const redirects: unknown[] = []
  const { courier } = aCourier([], {
    fetch: async (_url, init) => {
      redirects.push(init.redirect)
      return new Response(null, { status: 302, headers: { location: 'http://elsewhere.test/' } })
    },
  })

  await expect(courier.checkAccount(aCall())).rejects.toMatchObject({ code: 'courier_unavailable' })
  expect(new Set(redirects)).toEqual(new Set(['manual']))
})

test('the password stays out of errors and logs, even when the courier quotes it', async () => {
  const { courier, logged } = aCourier([loadFixture('refused-xml')])

  const error = await courier.checkAccount(aCall()).catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ details: { courierMessage: expect.stringContaining('***') } })
  expect(JSON.stringify([error, String(error), logged])).not.toContain('not-a-secret')
})

test('what browsers cause stops at half of the hour, before anything is sent', async () => {
  const clock = () => new Date('2031-03-15T09:00:00Z')
  const limiter = createLimiter({ clock, requestsPerHour: 2 })
  const { courier, sent } = aCourier([services, services], { limiter })
  const fromBrowser = { ...aCall(), budget: 'browser' as const }

  await courier.serviceLevels(fromBrowser)

  await expect(courier.serviceLevels(fromBrowser)).rejects.toMatchObject({ code: 'rate_limited' })
  expect(await courier.serviceLevels(aCall())).toHaveLength(2)
  expect(sent).toHaveLength(2)
})

test('each call is logged once, with what came of it', async () => {
  const { courier, logged } = aCourier([services])

  await courier.serviceLevels({ ...aCall(), requestId: 'r-1' })

  expect(logged).toEqual([
    [
      'courier.called',
      { command: 'services', courierCode: '8814', requestId: 'r-1', outcome: 'answered', ms: 0 },
    ],
  ])
})

test('a password is not shown in the spelling that our document has it in either', async () => {
  const credentials = { courierCode: '8814', login: 'lampshop', password: 'p&s<s"word' }
  const quoted = 'pass=&quot;p&amp;amp;s&amp;lt;s&amp;quot;word&quot;'
  const { courier } = aCourier([`<request><error>near ${quoted}</error></request>`], {
    credentials,
  })

  const error = await courier.checkAccount(aCall()).catch((reason: unknown) => reason)

  expect(error).toMatchObject({ details: { courierMessage: 'near pass="***"' } })
})
