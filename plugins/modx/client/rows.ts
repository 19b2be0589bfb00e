import type { State } from './state.ts'

/** As miniShop2 names them, and MiniShop3. */
const DELIVERIES = 'input[name="delivery"], input[name="delivery_id"]'
const PAYMENTS = 'input[name="payment"], input[name="payment_id"]'

/** Says beside each delivery of ours what it costs; hides what cannot be chosen now. */
export function drawRows(form: HTMLFormElement, state: State, chosenId: string): void {
  const hidden = new Set(state.hidden.map(String))
  for (const input of form.querySelectorAll<HTMLInputElement>(DELIVERIES)) {
    const row = rowOf(input)
    if (row) row.hidden = hidden.has(input.value)
    const method = state.methods[input.value]
    if (row && method) say(row, [method.price, method.text])
  }
  const refused = state.methods[chosenId]?.refused ?? []
  for (const input of form.querySelectorAll<HTMLInputElement>(PAYMENTS)) {
    const row = rowOf(input)
    // One that is picked stays in sight: the buyer has to see what to change.
    if (row) row.hidden = refused.includes(input.value) && !input.checked
  }
}

function rowOf(input: HTMLInputElement): HTMLElement | null {
  return input.closest<HTMLElement>('.checkbox, .radio, .form-check, li, label')
}

function say(row: HTMLElement, parts: readonly (string | null)[]): void {
  const text = parts.filter(Boolean).join(', ')
  let place = row.querySelector<HTMLElement>('.courier-price')
  if (!place) {
    place = document.createElement('span')
    place.className = 'courier-price'
    ;(row.querySelector('label') ?? row).append(' ', place)
  }
  place.textContent = text
}
