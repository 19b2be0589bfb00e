// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createFakeGateway } from '../playground/fake-gateway.ts'
import { aCart } from '../test-support/testing.ts'
import { until } from '../test-support/wait.ts'
import { defineElement } from './element.ts'

let shops = 0
const values: (string | null)[] = []
const validity: ValidityStateFlags[] = []

beforeAll(() => {
  // happy-dom has no form-associated elements: what would reach the form is recorded instead.
  Object.assign(HTMLElement.prototype, {
    attachInternals: () => ({
      form: null,
      setFormValue: (value: string | null) => values.push(value),
      setValidity: (flags: ValidityStateFlags) => validity.push(flags),
    }),
  })
  defineElement()
})
beforeEach(() => {
  values.length = 0
  validity.length = 0
  vi.stubGlobal('fetch', createFakeGateway({ title: '', delayMs: 0 }))
})
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

function place(attributes: Record<string, string> = {}) {
  const element = document.createElement('courier-checkout')
  const given = {
    gateway: 'https://gateway.example',
    shop: `pk_e${shops++}`,
    locale: 'ru',
    name: 'courier_selection',
    town: '15500',
    methods: 'pickup_point:points,door:courier',
    cart: JSON.stringify(aCart),
    ...attributes,
  }
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value)
  document.body.append(element)
  return element
}

const chooseFirst = (element: Element) =>
  until(() => {
    const button = element.shadowRoot?.querySelector<HTMLElement>('.points button:not([disabled])')
    if (!button) throw new Error('no point yet')
    button.click()
  })

function listen(element: Element, type: string) {
  const details: unknown[] = []
  // At the document: the events leave the shadow tree and rise to whoever listens.
  document.addEventListener(type, (event) => {
    if (event.target === element && event instanceof CustomEvent) details.push(event.detail)
  })
  return details
}

test('defining it twice, or after another copy of the script, changes nothing', () => {
  const known = customElements.get('courier-checkout')

  defineElement()

  expect(customElements.get('courier-checkout')).toBe(known)
})

test('the choice leaves the element as an event with the token', async () => {
  const element = place()
  const changes = listen(element, 'courier-change')
  const ready = listen(element, 'courier-ready')

  await chooseFirst(element)

  await until(() => expect(changes).toHaveLength(1))
  expect(changes[0]).toMatchObject({ token: expect.stringMatching(/^v1\./) })
  expect(values).toEqual([null, expect.stringMatching(/^v1\./)])
  expect(ready).toHaveLength(1)
})

test('attributes set one after the other are one question', async () => {
  const element = place()
  await until(() => expect(element.shadowRoot?.textContent).toContain('Казань'))
  const asked: string[] = []
  const fake = createFakeGateway({ title: '', delayMs: 0 })
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push(new URL(url).pathname)
    return fake(url, init)
  })

  element.setAttribute('town', '7700')
  element.setAttribute('cart', JSON.stringify({ ...aCart, weightGrams: 5000 }))

  await until(() => expect(element.shadowRoot?.textContent).toContain('Москва'))
  expect(asked.filter((path) => path === '/v1/quotes')).toHaveLength(1)
})

test('moved within the page it keeps its choice', async () => {
  const element = place()
  await chooseFirst(element)
  await until(() => expect(element.shadowRoot?.textContent).toContain('Выбрано'))

  const elsewhere = document.createElement('section')
  document.body.append(elsewhere)
  elsewhere.append(element)

  await until(() => expect(element.shadowRoot?.textContent).toContain('Изменить'))
})

test('a broken cart is a courier-error, not an exception', async () => {
  const errors: unknown[] = []
  document.addEventListener('courier-error', (event) => {
    if (event instanceof CustomEvent) errors.push(event.detail)
  })

  const element = place({ cart: '{"currency":' })

  await until(() => expect(errors).toHaveLength(1))
  expect(errors[0]).toMatchObject({ code: 'invalid_request' })
  expect(element.shadowRoot?.textContent).toContain('сейчас недоступен')
})

test('with `required` a form does not insist while a choice is on its way to a token', async () => {
  const element = place({ required: '' })
  await until(() => expect(validity.at(-1)).toEqual({ valueMissing: true }))
  validity.length = 0

  await chooseFirst(element)
  await until(() => expect(validity).toContainEqual({}))

  expect(values.at(-1)).toBe(null)
  await until(() => expect(values.at(-1)).toMatch(/^v1\./))
})

test('with `required` a form insists on a choice, but only while there is one', async () => {
  const served = place({ required: '' })
  await until(() => expect(validity.at(-1)).toEqual({ valueMissing: true }))
  await chooseFirst(served)
  await until(() => expect(validity.at(-1)).toEqual({}))
  served.remove()

  vi.stubGlobal('fetch', createFakeGateway({ title: '', delayMs: 0, fails: 'unauthenticated' }))
  validity.length = 0
  const unserved = place({ required: '' })
  await until(() => expect(unserved.shadowRoot?.textContent).toContain('недоступен'))
  expect(validity).not.toContainEqual({ valueMissing: true })
})
