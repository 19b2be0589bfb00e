import { DeliveryError } from '@courier-checkout/api-client'
import { expect, test } from 'vitest'
import { askCourier } from './ask-courier.ts'

test('an answer is passed on', async () => {
  expect(await askCourier({ ms: 1_000 }, async () => 'answer')).toBe('answer')
})

test('a courier that takes too long is unavailable', async () => {
  const silent = (signal: AbortSignal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

  await expect(askCourier({ ms: 1 }, silent)).rejects.toMatchObject({ code: 'courier_unavailable' })
})

test('an account that has spent its hour is unavailable too, and says until when', async () => {
  const spent = new DeliveryError('rate_limited', 'spent', { details: { retryAfterMs: 5_000 } })

  await expect(askCourier({ ms: 1_000 }, () => Promise.reject(spent))).rejects.toMatchObject({
    code: 'courier_unavailable',
    details: { retryAfterMs: 5_000 },
  })
})

test('what the courier refuses stays what it is', async () => {
  const refused = new DeliveryError('courier_credentials', 'no')

  await expect(askCourier({ ms: 1_000 }, () => Promise.reject(refused))).rejects.toBe(refused)
})

test('a gateway that stops ends the question as an abort, not as the courier’s failure', async () => {
  const stopping = new AbortController()
  const asking = askCourier(
    { ms: 60_000, stop: stopping.signal },
    (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )
  stopping.abort()

  await expect(asking).rejects.toBe(stopping.signal.reason)
})
