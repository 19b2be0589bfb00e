import { adapterHere } from './adapter.ts'
import { type Paid, type Place, type Selected, tell } from './place.ts'
import { createWidget } from './widget.ts'

const adapter = adapterHere()
let known: Place | undefined

/** Puts the widget into each place that is on the page and empty. PrestaShop draws some of them twice. */
function start(): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-courier-place]')) {
    const json = root.dataset['courierPlace']
    if (!json || root.dataset['isStarted']) continue
    root.dataset['isStarted'] = 'true'
    const place: Place = JSON.parse(json)
    known = place
    // Any change inside the delivery form makes PrestaShop ask for everything anew.
    for (const event of ['change', 'input'])
      root.addEventListener(event, (e) => e.stopPropagation())
    for (const part of place.parts) {
      let told = ''
      root.append(
        createWidget(place, part, (token) => {
          if (token === told) return
          told = token
          void choose(root, place, { slot: part.slot, token })
        }),
      )
    }
  }
}

async function choose(
  root: HTMLElement,
  place: Place,
  chosen: { slot: string; token: string },
): Promise<void> {
  const answer = await tell<Selected>(place, { do: 'selection', ...chosen }).catch(() => null)
  say(root, answer ? (answer.problem ?? '') : place.unreachable)
  // Its carrier can be had from now on: the shop draws the list anew.
  if (place.carrier === 0 && answer?.ok) return adapter.redraw()
  const label = adapter.priceOf(place.carrier)
  if (label && answer?.price) label.textContent = answer.price
  // The chooser tells a kept choice on every page, the payment's too, which is left when the sum is asked for.
  if (answer?.changed) adapter.refresh(place.carrier)
}

function say(root: HTMLElement, text: string): void {
  const said = root.querySelector('.courier-said')
  if (said) said.textContent = text
}

/** The shop's server learns the payment only with the order: it is told now, and the button waits for it. */
async function pay(): Promise<void> {
  const module = adapter.payment()
  if (!known || module === '' || module === toldPayment) return
  toldPayment = module
  const buttons = adapter.orderButtons()
  for (const button of buttons) button.setAttribute('aria-busy', 'true')
  asked++
  const answer = await tell<Paid>(known, { do: 'payment', payment: module }).catch(() => null)
  asked--
  if (!answer && toldPayment === module) toldPayment = ''
  if (asked === 0) for (const button of buttons) button.removeAttribute('aria-busy')
  // The sum has changed: the page is drawn anew, with the server's sentence that says so.
  if (answer?.changed) adapter.redraw()
}

/** Payments whose answer has not come: another one may be picked meanwhile. */
let asked = 0
let toldPayment = ''

document.addEventListener('change', (event) => {
  const { target } = event
  if (target instanceof HTMLInputElement && target.name === 'payment-option') void pay()
})
document.addEventListener(
  'click',
  (event) => {
    const isOrdering = adapter
      .orderButtons()
      .some((button) => event.composedPath().includes(button))
    if (isOrdering && asked > 0) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  },
  true,
)
for (const event of adapter.redrawn) {
  globalThis.prestashop?.on(event, () => {
    start()
    // Payments that are drawn anew may stand chosen without anybody's click.
    void pay()
  })
}
start()
