// A shop's page that mounts and unmounts. Runs in the browser.
import type { Ledger } from './ledger-page.ts'

/** What one widget told its shop. */
export interface Told {
  ready: number
  changes: (string | null)[]
  errors: unknown[]
}

export interface Driver {
  /** Mounts three, uses or interrupts them, takes them away: what each was told. */
  round(how: 'finish' | 'interrupt'): Promise<readonly Told[]>
}

declare global {
  interface Window {
    driver?: Driver
    readLedger(): Ledger
  }
}

interface Mounted {
  readonly root: ShadowRoot
  remove(): void
}

// The package as it ships.
const address = '/widget/index.js'
const { mount, defineElement } = await import(address)
defineElement()

const CART = { currency: 'RUB', goods: 125_000, payment: 'cash', weightGrams: 1250, parcels: [] }
const OPTIONS = { gateway: document.body.dataset['gateway'] ?? '', shop: 'pk_test', town: '15500' }

function mountPlain(name: string, told: Told): Mounted {
  const box = document.createElement('div')
  document.body.append(box)
  const widget = mount(box, {
    ...OPTIONS,
    name,
    cart: CART,
    methods: [
      { method: 'pickup_point', ruleSet: 'points' },
      { method: 'door', ruleSet: 'courier' },
    ],
    onReady: () => told.ready++,
    onChange: ({ token }: { readonly token: string | null }) => told.changes.push(token),
    onError: (problem: unknown) => told.errors.push(problem),
  })
  return {
    root: rootOf(box.firstElementChild),
    remove() {
      widget.destroy()
      box.remove()
    },
  }
}

function mountElement(name: string, told: Told): Mounted {
  const element = document.createElement('courier-checkout')
  const attributes = {
    ...OPTIONS,
    name,
    cart: JSON.stringify(CART),
    methods: 'pickup_point:points,door:courier',
  }
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  const hear = (type: string, then: (detail: never) => void): void =>
    element.addEventListener(type, (event) => {
      if (event instanceof CustomEvent) then(event.detail as never)
    })
  hear('courier-ready', () => told.ready++)
  hear('courier-change', ({ token }: { readonly token: string | null }) => told.changes.push(token))
  hear('courier-error', (problem) => told.errors.push(problem))
  document.body.append(element)
  return { root: rootOf(element), remove: () => element.remove() }
}

function rootOf(element: Element | null): ShadowRoot {
  if (element?.shadowRoot) return element.shadowRoot
  throw new Error('the widget drew no shadow root')
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function until<T>(find: () => T | null | false): Promise<T> {
  const end = performance.now() + 10_000
  for (;;) {
    const found = find()
    if (found) return found
    if (performance.now() > end) throw new Error(`never: ${find}`)
    await pause(5)
  }
}

/** Chooses a point, or finds the one chosen in the round before, and opens the map. */
async function use({ root }: Mounted, told: Told): Promise<void> {
  const find = (selector: string) => root.querySelector<HTMLElement>(`${selector}:not(:disabled)`)
  await until(() => told.ready > 0)
  const start = await until(() => find('.point') ?? find('.folded button'))
  if (start.matches('.point')) start.click()
  await until(() => told.changes.length > 0)
  const again = await until(() => find('.folded button'))
  again.click()
  const opener = await until(() => find('.bar button'))
  opener.click()
  await until(() => find('.leaflet-container'))
}

window.driver = {
  async round(how) {
    const told: Told[] = [0, 1, 2].map(() => ({ ready: 0, changes: [], errors: [] }))
    const mounted = told.map((mine, i) =>
      i === 2 ? mountElement('box-2', mine) : mountPlain(`box-${i}`, mine),
    )
    if (how === 'finish') {
      await Promise.all(
        mounted.map((one, i) => {
          const mine = told[i]
          return mine && use(one, mine)
        }),
      )
    } else await pause(Math.random() * 60)
    for (const { remove } of mounted) remove()
    const atTheEnd = JSON.stringify(told)
    await pause(80)
    if (JSON.stringify(told) !== atTheEnd) throw new Error('a callback came after the end')
    return told
  },
}
