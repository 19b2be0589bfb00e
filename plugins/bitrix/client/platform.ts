import type { Place } from './place.ts'

/** The little of Bitrix's own scripts that is used here. */
interface OrderAjax {
  readonly result?: Readonly<Record<string, unknown>>
  sendRequest(action?: string): void
}
interface Bitrix {
  readonly Sale?: { readonly OrderAjaxComponent?: OrderAjax }
  addCustomEvent(event: string, heard: () => void): void
}
declare global {
  var BX: Bitrix | undefined
}

const FORM = '#bx-soa-order-form'
const DELIVERIES = '#bx-soa-delivery'

const checkout = (): OrderAjax | undefined => globalThis.BX?.Sale?.OrderAjaxComponent

/** What the last answer of the checkout told, or null: our services are not there. */
export function told(name: string): Place | null {
  // Our own server's answer, made by our own PHP.
  return (checkout()?.result?.[name] as Place | undefined) ?? null
}

/** The checkout draws itself anew with each answer. */
export function onAnswer(heard: () => void): void {
  globalThis.BX?.addCustomEvent('onAjaxSuccess', () => setTimeout(heard, 0))
  document.addEventListener('DOMContentLoaded', () => setTimeout(heard, 0))
}

/** Where the widget stands: below the list of deliveries, outside of what is drawn anew. */
export function home(): Element | null {
  return document.querySelector(DELIVERIES)
}

/** Puts a value into the checkout's form, which is sent with each refresh and with the order. */
export function setField(name: string, value: string): void {
  const form = document.querySelector<HTMLFormElement>(FORM)
  if (!form) return
  let input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (!input) {
    input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    form.append(input)
  }
  input.value = value
}

/** Sets a field that the checkout has drawn itself; where it has not, nothing happens. */
export function fillOwnField(name: string, value: string): void {
  const own = document.querySelector<HTMLInputElement>(`${FORM} input[name="${name}"]`)
  if (own) own.value = value
}

/** Takes away what `setField` has put there. */
export function dropField(name: string): void {
  document.querySelector(`${FORM} > input[type="hidden"][name="${name}"]`)?.remove()
}

export function refresh(): void {
  checkout()?.sendRequest()
}
