// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { beforeEach, expect, test, vi } from 'vitest'

const posts: Record<string, string>[] = []
let answers: Record<string, object>
let heard: Record<string, (() => void)[]>
let emitted: string[]

/** What `Hooks::carrierContent()` draws. */
function place(carrier: number): string {
  const state = {
    ...{ carrier, gateway: 'https://gateway.example', shop: 'pk_e', widget: '/element.js' },
    ...{ locale: 'ru', tiles: {}, accent: '', town: { name: 'Казань', region: '' } },
    ...{ methods: [{ method: 'pickup_point', ruleSet: 'pickup@1' }], fallback: null, url: '/sel' },
    parts: [{ slot: 'pickup', cart: { currency: 'RUB', goods: 89_000 }, priced: false }],
    unreachable: 'away',
  }
  const json = JSON.stringify(state).replaceAll('"', '&quot;')
  return `<div class="courier-place" data-courier-place="${json}"><div class="courier-said"></div></div>`
}

const payments = (picked: string) =>
  `<input type="radio" name="payment-option" data-module-name="ps_cod" ${picked}>`

/** The page of `ps_onepagecheckout`, by what it promises to themes. */
function drawOnePage(): void {
  document.body.innerHTML = `<div class="one-page-checkout"><form id="opc-form">
    <div id="opc-delivery-methods"></div><div id="opc-payment-methods"></div>
    <button id="opc-pay-button"></button></form></div>`
}

function drawCarriers(): void {
  const methods = document.querySelector('#opc-delivery-methods')
  if (methods) {
    methods.innerHTML = `<div class="js-delivery-option"><input type="radio" checked name="delivery_option"
      id="opc_delivery_option_8" value="8,"><div class="delivery-option__price">280</div>
      <div class="js-carrier-extra">${place(8)}</div></div>`
  }
  tell('opcCarriersUpdated')
}

function drawPayments(picked: string): void {
  const list = document.querySelector('#opc-payment-methods')
  if (list) list.innerHTML = payments(picked)
  tell('opcPaymentMethodsUpdated')
}

function tell(event: string): void {
  for (const listener of heard[event] ?? []) listener()
}

async function choose(token: string): Promise<void> {
  const detail = { token, selection: { method: 'pickup_point' } }
  document
    .querySelector('courier-checkout')
    ?.dispatchEvent(new CustomEvent('courier-change', { detail, bubbles: true }))
  await vi.waitFor(() => expect(posts.at(-1)?.['token']).toBe(token))
  await new Promise((resolve) => setImmediate(resolve))
}

const text = (selector: string) => document.querySelector(selector)?.textContent

beforeEach(() => {
  vi.resetModules()
  posts.length = 0
  emitted = []
  heard = {}
  answers = {
    selection: { ok: true, problem: '', changed: true, price: '310 ₽', text: '' },
    payment: { ok: true, changed: false },
  }
  globalThis.prestashop = {
    emit: (event) => emitted.push(event),
    on: (event, listener) => {
      heard[event] = [...(heard[event] ?? []), listener]
    },
  }
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: URLSearchParams }) => {
    const fields = Object.fromEntries(body)
    posts.push(fields)
    return Response.json(answers[fields['do'] ?? ''])
  })
})

test('on the one-page checkout the chooser comes with the carriers, each time they are drawn', async () => {
  drawOnePage()
  await import('./checkout.ts')
  expect(document.querySelector('courier-checkout')).toBeNull()
  drawCarriers()
  expect(document.querySelectorAll('courier-checkout')).toHaveLength(1)
  drawCarriers()
  expect(document.querySelectorAll('courier-checkout')).toHaveLength(1)
})

test('a choice there sets the carrier’s price, and the page is asked for the sum anew', async () => {
  drawOnePage()
  await import('./checkout.ts')
  drawCarriers()
  const changes: string[] = []
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) changes.push(target.id)
  })
  await choose('v1.t')

  expect(text('.delivery-option__price')).toBe('310 ₽')
  expect(changes).toEqual(['opc_delivery_option_8'])
})

test('a kept choice that is told again at the same price leaves the page where it is', async () => {
  document.body.innerHTML = `<div class="delivery-option"><input id="delivery_option_8" type="radio" checked>
    <span class="carrier-price">₽310.00</span></div>${place(8)}`
  await import('./checkout.ts')
  answers['selection'] = { ok: true, problem: '', changed: false, price: '310 ₽', text: '' }
  const changed = vi.fn()
  document.querySelector('#delivery_option_8')?.addEventListener('change', changed)
  await choose('v1.t')
  expect(changed).not.toHaveBeenCalled()

  answers['selection'] = { ok: true, problem: '', changed: true, price: '350 ₽', text: '' }
  await choose('v1.u')
  expect(changed).toHaveBeenCalledOnce()
})

test('a payment that is drawn picked is told once, and a changed price has the carriers drawn anew', async () => {
  drawOnePage()
  await import('./checkout.ts')
  drawCarriers()
  answers['payment'] = { ok: true, changed: true }
  drawPayments('checked')
  await vi.waitFor(() => expect(emitted).toEqual(['opcCarriersRetry']))
  drawPayments('checked')

  expect(posts).toEqual([{ do: 'payment', payment: 'ps_cod' }])
})

test('the order button waits until the shop knows the payment', async () => {
  drawOnePage()
  await import('./checkout.ts')
  drawCarriers()
  const { promise, resolve } = Promise.withResolvers<Response>()
  vi.stubGlobal('fetch', () => promise)
  drawPayments('checked')
  const button = document.querySelector<HTMLButtonElement>('#opc-pay-button')
  const clicked = () =>
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))

  expect(clicked()).toBe(false)
  resolve(Response.json({ ok: true, changed: false }))
  await vi.waitFor(() => expect(button?.hasAttribute('aria-busy')).toBe(false))
  expect(clicked()).toBe(true)
})

test('choices go to the shop one after the other, and another payment picked meanwhile is waited for too', async () => {
  drawOnePage()
  await import('./checkout.ts')
  drawCarriers()
  const sent: string[] = []
  const waiting: (() => void)[] = []
  vi.stubGlobal('fetch', (_url: string, { body }: { body: URLSearchParams }) => {
    sent.push(body.get('payment') ?? '')
    const { promise, resolve } = Promise.withResolvers<Response>()
    waiting.push(() => resolve(Response.json({ ok: true, changed: false })))
    return promise
  })
  drawPayments('checked')
  await vi.waitFor(() => expect(sent).toEqual(['ps_cod']))
  document
    .querySelector('input[name="payment-option"]')
    ?.setAttribute('data-module-name', 'ps_wire')
  tell('opcPaymentMethodSelected')
  const button = document.querySelector('#opc-pay-button')
  waiting.shift()?.()
  await vi.waitFor(() => expect(sent).toEqual(['ps_cod', 'ps_wire']))
  expect(button?.hasAttribute('aria-busy')).toBe(true)
  waiting.shift()?.()
  await vi.waitFor(() => expect(button?.hasAttribute('aria-busy')).toBe(false))
})

test.each([
  ['Classic', 'delivery-option', 'carrier-price'],
  ['Hummingbird', 'delivery-option__item js-delivery-option', 'delivery-option__price'],
])(
  'the steps of PrestaShop’s own checkout are served in the theme %s',
  async (_, option, price) => {
    document.body.innerHTML = `<div class="${option}"><input id="delivery_option_8" type="radio" checked>
    <span class="${price}">280</span></div><div class="carrier-extra-content">${place(8)}</div>`
    await import('./checkout.ts')
    await choose('v1.t')

    expect(text(`.${price}`)).toBe('310 ₽')
  },
)
