import { type Chooser, createChooser } from './chooser.ts'
import type { Package, Page } from './page.ts'
import { kindOfPayment } from './payment.ts'

/** The little of the shop's jQuery that its checkout speaks through. */
interface Body {
  on(event: string, heard: () => void): void
  trigger(event: string): void
}
declare const jQuery: (target: Element) => Body

/** WooCommerce replaces the table and the payments at every refresh; this container it leaves alone. */
function start(container: HTMLElement): void {
  const { page: pageJson, state: stateSelector = '', field = '' } = container.dataset
  const form = container.closest('form')
  if (!pageJson || !form || container.dataset['isStarted']) return
  container.dataset['isStarted'] = 'true'
  const page: Page = JSON.parse(pageJson)
  const body = jQuery(document.body)
  const choosers = new Map<number, Chooser>()

  function chooserOf(key: number): Chooser {
    const known = choosers.get(key)
    if (known) return known
    const input = document.createElement('input')
    input.type = 'hidden'
    const chooser = createChooser(page, (token) => {
      // Without a name nothing is sent, and the shop keeps what was chosen before the page was loaded anew.
      input.name = `${field}[${key}]`
      input.value = token
      body.trigger('update_checkout')
    })
    choosers.set(key, chooser)
    container.append(chooser.root, input)
    return chooser
  }

  function readState(): readonly Package[] {
    const state = document.querySelector(stateSelector)?.textContent
    return state ? JSON.parse(state) : []
  }

  function show(): void {
    const packages = readState()
    for (const [key, chooser] of choosers) {
      if (!packages.some((shown) => shown.key === key)) chooser.hide()
    }
    for (const shown of packages) chooserOf(shown.key).show(shown, chosenRate(shown))
  }

  /** WooCommerce itself tells the server of the payment only with the order. */
  function onPayment(): void {
    const method = form?.querySelector<HTMLInputElement>('[name="payment_method"]:checked')?.value
    const kind = kindOfPayment(page, method ?? '')
    if (method && readState().some(({ cart }) => cart.payment !== kind)) {
      body.trigger('update_checkout')
    }
  }

  body.on('updated_checkout', show)
  body.on('payment_method_selected', onPayment)
  show()
}

function chosenRate(shown: Package): string {
  const inputs = document.querySelectorAll<HTMLInputElement>(
    `input[name="shipping_method[${shown.key}]"]`,
  )
  const chosen = [...inputs].find((input) => input.type === 'hidden' || input.checked)
  return chosen?.value ?? shown.chosen
}

for (const container of document.querySelectorAll<HTMLElement>('[data-courier-choosers]')) {
  start(container)
}
