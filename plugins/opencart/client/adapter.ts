/**
 * What a checkout page must tell us. The stock checkouts and most one-page checkouts are understood by
 * `createAdapter`; for any other, a shop sets `window.courierCheckout.adapter` before or after our script.
 */
export interface Adapter {
  /** The codes of delivery methods that the page offers now. */
  codes(): readonly string[]
  /** The code that is chosen on the page, or `''`. */
  chosen(): string
  /** Where the inside of a method goes; null: nowhere now. */
  place(code: string): Element | null
  /** Calls back whenever the page was drawn anew or another method was chosen. */
  watch(changed: () => void): void
  /** Writes a method's new line: title and price. */
  label(code: string, text: string): void
  /** Reads the totals anew, because the chosen method's price has changed. */
  refresh(code: string): void
}

/** The little of the shop's jQuery that its checkout speaks through. */
interface Query {
  on(event: string, heard: (...told: unknown[]) => void): void
  trigger(event: string): void
  load(url: string): void
}
type JQuery = (target: Element | Document) => Query

const CHOICE = 'input[name="shipping_method"]'
const ROW = '.radio, .form-check, li, tr, p'
const STEP = '#collapse-shipping-method, #form-shipping-method'

export function createAdapter(): Adapter {
  const inputs = () => [...document.querySelectorAll<HTMLInputElement>(CHOICE)].filter(isChoice)
  const inputOf = (code: string) => inputs().find((input) => input.value === code)
  const rowOf = (input: HTMLInputElement) => input.closest(ROW) ?? input.parentElement

  return {
    codes: () => inputs().map((input) => input.value),
    chosen: () => inputs().find((input) => input.checked)?.value ?? '',
    place(code) {
      const input = inputOf(code)
      return input ? rowOf(input) : null
    },
    watch(changed) {
      new MutationObserver((records) => {
        if (records.some(touchesChoices)) changed()
      }).observe(document.body, { childList: true, subtree: true })
      document.addEventListener('change', (event) => {
        if (event.target instanceof Element && event.target.matches(CHOICE)) changed()
      })
      const page = findJQuery()?.(document)
      // Payments and addresses are changed by calls that may draw nothing of ours anew.
      page?.on('ajaxComplete', (...told) => {
        if (isCheckoutCall(told[2])) changed()
      })
      page?.on('shown.bs.modal shown.bs.collapse', changed)
    },
    label(code, text) {
      const input = inputOf(code)
      const line = input && findLine(input)
      // As the shop's own pages do: titles come escaped from its server.
      if (line && text) line.nodeValue = ` ${toPlain(text)}`
    },
    refresh(code) {
      const jQuery = findJQuery()
      const confirm = document.querySelector('#checkout-confirm')
      const input = inputOf(code)
      // Inside the stock checkouts the choice is not told yet: their own button does it.
      if (input?.closest(STEP) || callSimple() || !jQuery) return
      if (confirm) jQuery(confirm).load('index.php?route=checkout/confirm.confirm')
      else if (input) jQuery(input).trigger('change')
    },
  }
}

/** A hidden field of that name, as 4.x has beside its button, is no choice; nor is a closed window's. */
function isChoice(input: HTMLInputElement): boolean {
  return input.type === 'radio' && input.getClientRects().length > 0
}

/** The text beside the radio: in its label, or in the label that points at it. */
function findLine(input: HTMLInputElement): Text | null {
  const label = input.closest('label') ?? input.labels?.[0]
  const texts = [...(label?.childNodes ?? [])].filter(
    (node): node is Text => node instanceof Text && node.data.trim() !== '',
  )
  return texts.at(-1) ?? null
}

function toPlain(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''
}

function touchesChoices(record: MutationRecord): boolean {
  return [...record.addedNodes, ...record.removedNodes].some(
    (node) =>
      node instanceof Element &&
      !node.closest('.courier-chooser') &&
      (node.matches(CHOICE) || node.querySelector(CHOICE) !== null),
  )
}

function isCheckoutCall(settings: unknown): boolean {
  const url = typeof settings === 'object' && settings && 'url' in settings ? settings.url : ''
  return /route=[^&]*(checkout|payment|shipping|cart)/.test(String(url))
}

/** The "Simple" checkout of many Russian shops, its new and its old line. */
function callSimple(): boolean {
  for (const name of ['reloadAll', 'simplecheckout_reload']) {
    const reload: unknown = Reflect.get(globalThis, name)
    if (typeof reload !== 'function') continue
    reload('shipping_changed')
    return true
  }
  return false
}

function findJQuery(): JQuery | undefined {
  const found: unknown = Reflect.get(globalThis, 'jQuery')
  return typeof found === 'function' ? (found as JQuery) : undefined // the page's own library
}
