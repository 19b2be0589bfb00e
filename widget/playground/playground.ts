import { browserDeps } from '../src/deps.ts'
import { defineElement, mount } from '../src/index.ts'
import { writeAttributes } from '../src/wrappers/write-attributes.ts'
import {
  CONTROLS,
  type Control,
  isBare,
  link,
  read,
  SHOP_FIELDS,
  scenario,
  stateName,
  toOptions,
} from './controls.ts'
import { createFakeGateway } from './fake-gateway.ts'
import { SCENARIOS } from './scenarios.ts'

const log = (name: string) => (detail?: unknown) => {
  const events = find('events')
  events.textContent = `${name} ${JSON.stringify(detail ?? null, null, 1)}\n${events.textContent}`
}

function startMounted() {
  const callbacks = {
    onReady: log('courier-ready'),
    onChange: log('courier-change'),
    onError: log('courier-error'),
  }
  const deps = { ...browserDeps(), fetch: createFakeGateway(scenario), tabStorage: null }
  return mount(find('widget'), { ...toOptions(), ...callbacks }, deps)
}

/** The element in a form, as shops have it. */
function startElement() {
  globalThis.fetch = createFakeGateway(scenario)
  const element = document.createElement('courier-checkout')
  writeAttributes(element, { ...toOptions(), required: read('required') === 'yes' })
  for (const type of ['courier-ready', 'courier-change', 'courier-error']) {
    element.addEventListener(type, (event) => log(type)((event as CustomEvent<unknown>).detail))
  }
  find('widget').append(element)
  const order = document.createElement('button')
  order.textContent = 'Оформить заказ'
  find('shop').append(order)
  defineElement()
  return element
}

function drawStates() {
  for (const [name, { title }] of Object.entries(SCENARIOS)) {
    const anchor = document.createElement('a')
    anchor.href = link({ state: name })
    anchor.textContent = title
    if (name === stateName) anchor.setAttribute('aria-current', 'true')
    find('states').append(anchor)
  }
}

function drawControls() {
  for (const [name, choices] of Object.entries(CONTROLS)) {
    const label = document.createElement('label')
    const select = document.createElement('select')
    select.append(...choices.map((choice) => new Option(choice)))
    // The keys of CONTROLS are its controls.
    select.value = read(name as Control)
    select.addEventListener('change', () => {
      location.search = link({ [name]: select.value })
    })
    label.append(name, select)
    find('controls').append(label)
  }
}

/** The shop's own form, where the widget is told of it. */
function drawShopFields() {
  if (read('fields') === 'none') return
  const values: Readonly<Record<string, string>> = { street: 'ул. Пушкина', note: 'Это подарок' }
  for (const [id, name] of Object.entries(SHOP_FIELDS)) {
    const label = document.createElement('label')
    const input = document.createElement('input')
    input.id = `shop-${id}`
    input.value = values[id] ?? ''
    label.append(name, input)
    find('widget').before(label)
  }
}

function find(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the playground has no #${id}`)
  return element
}

document.documentElement.lang = read('locale')
document.documentElement.dir = read('dir')
document.body.classList.add(`theme-${read('look')}`, read('page'))
document.body.classList.toggle('bare', isBare)
drawStates()
drawControls()
drawShopFields()
find('shop').addEventListener('submit', (event) => {
  event.preventDefault()
  // A form's own fields are named by the shop; here only the widget's is.
  log('submit')(Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)))
})
const widget = read('as') === 'element' ? startElement() : startMounted()
// For trying `update` and `destroy` by hand in the console.
Object.assign(window, { widget })
