import { QuoteQuery } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { aProblem, aQuoteAnswer, aSelectionAnswer } from '../playground/examples.ts'
import {
  aCart,
  createManualClock,
  jsonResponse,
  settle,
  someOptions,
} from '../test-support/testing.ts'
import { createGateway, toQuoteQuery } from './gateway.ts'
import { createInsideGateway } from './inside-gateway.ts'

const ask = { town: '15500', cart: aCart, methods: someOptions().methods }
const never = new AbortController().signal

function createSetting(answers: readonly (Response | Error)[]) {
  const calls: { readonly url: string; readonly init: RequestInit | undefined }[] = []
  const clock = createManualClock()
  const queue = [...answers]
  const fetch: typeof globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init })
    const answer = queue.shift()
    if (!(answer instanceof Response)) throw answer ?? new Error('nothing more was expected')
    return answer
  }
  const gateway = createGateway({ url: 'https://gateway.example/', key: 'pk_test', fetch, clock })
  return { gateway, clock, calls }
}

const busy = (headers: HeadersInit = {}) =>
  jsonResponse(aProblem('rate_limited'), { status: 429, headers })

test('the query of a quote is the contract’s, and equal carts give equal queries', () => {
  const box = (lengthMm: number) => ({ weightGrams: 600, lengthMm, widthMm: 200, heightMm: 100 })
  const one = toQuoteQuery({ ...ask, cart: { ...aCart, parcels: [box(300), box(250)] } })
  const other = toQuoteQuery({ ...ask, cart: { ...aCart, parcels: [box(250), box(300)] } })

  expect(one).toEqual(other)
  expect(QuoteQuery.parse(one)).toMatchObject({
    town: '15500',
    weight: 1250,
    parcels: '600/250/200/100;600/300/200/100',
    door: 'courier',
    pickup_point: 'points',
  })
})

test('a quote costs no preflight: a GET without a header, the key in the query', async () => {
  const { gateway, calls } = createSetting([jsonResponse(aQuoteAnswer())])

  await gateway.quotes(ask, never)

  expect(new URL(calls[0]?.url ?? '').searchParams.get('key')).toBe('pk_test')
  expect(calls[0]?.init?.method).toBeUndefined()
  expect(calls[0]?.init?.headers).toBeUndefined()
})

test('a selection is posted as plain text', async () => {
  const request = { seal: 'sealed', quote: 'door:1', method: 'door' } as const
  const answer = aSelectionAnswer(request, aQuoteAnswer(), [])
  const { gateway, calls } = createSetting([jsonResponse(answer)])

  await createInsideGateway(gateway).select(request, never)

  const sent = new Request(calls[0]?.url ?? '', calls[0]?.init)
  expect(sent.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(await sent.json()).toEqual(request)
})

test('a busy gateway is asked again when it said so', async () => {
  const { gateway, clock, calls } = createSetting([
    busy({ 'retry-after': '5' }),
    jsonResponse(aQuoteAnswer()),
  ])

  const answer = gateway.quotes(ask, never)
  await settle()
  await clock.advance(4_999)
  expect(calls).toHaveLength(1)
  await clock.advance(1)

  expect((await answer).town.code).toBe('15500')
})

test('after three tries a busy gateway is a failure with its code', async () => {
  const { gateway, clock, calls } = createSetting([busy(), busy(), busy()])

  const failure = gateway.quotes(ask, never).catch((error: unknown) => error)
  await settle()
  await clock.advance(60_000)

  expect(await failure).toMatchObject({ code: 'rate_limited' })
  expect(calls).toHaveLength(3)
})

test('what repeating cannot cure is not repeated', async () => {
  const problem = aProblem('out_of_coverage', { town: '2499' })
  const { gateway, calls } = createSetting([jsonResponse(problem, { status: 422 })])

  await expect(gateway.quotes(ask, never)).rejects.toMatchObject({
    code: 'out_of_coverage',
    details: { town: '2499' },
  })
  expect(calls).toHaveLength(1)
})

test('no line, a page that is not JSON and an answer of another shape are told apart', async () => {
  const lost = createSetting([new TypeError('Failed to fetch'), new TypeError('Failed to fetch')])
  const gone = lost.gateway.quotes(ask, never).catch((error: unknown) => error)
  await settle()
  await lost.clock.advance(10_000)
  expect(await gone).toMatchObject({ code: 'unreachable' })

  const odd = createSetting([jsonResponse({ quotes: 'many' })])
  await expect(odd.gateway.quotes(ask, never)).rejects.toMatchObject({ code: 'courier_misbehaved' })
})

test('an abort comes back as itself, also while waiting to ask again', async () => {
  const { gateway, calls } = createSetting([busy({ 'retry-after': '5' })])
  const mine = new AbortController()

  const answer = gateway.quotes(ask, mine.signal)
  await settle()
  mine.abort(new Error('the town changed'))

  await expect(answer).rejects.toThrow('the town changed')
  expect(calls).toHaveLength(1)
})

test('no timer is left when an answer has come', async () => {
  const { gateway, clock } = createSetting([jsonResponse(aQuoteAnswer())])

  await gateway.quotes(ask, never)

  expect(clock.waitingCount()).toBe(0)
})
