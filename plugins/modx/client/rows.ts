import type { State } from './state.ts'

/** As miniShop2 names them, and MiniShop3. */
const DELIVERIES = 'input[name="delivery"], input[name="delivery_id"]'
const PAYMENTS = 'input[name="payment"], input[name="payment_id"]'

/** Says beside each delivery of ours what it costs; hides what cannot be chosen now. */
export function drawRows(form: HTMLFormElement, state: State, chosenId: string): void {
  const hidden = new Set(state.hidden.map(String))
  for (const input of form.querySelectorAll<HTMLInputElement>(DELIVERIES)) {
    const row = rowOf(input)
    if (row) hide(row, hidden.has(input.value))
    const method = state.methods[input.value]
    if (row && method) say(row, [method.price, method.text])
  }
  const refused = state.methods[chosenId]?.refused ?? []
  for (const input of form.querySelectorAll<HTMLInputElement>(PAYMENTS)) {
    const row = rowOf(input)
    // One that is picked stays in sight: the buyer has to see what to change.
    if (row) hide(row, refused.includes(input.value) && !input.checked)
  }
}

/** As miniShop2 itself does where a delivery does not take what is picked: picks the first that is taken. */
export function leaveRefused(form: HTMLFormElement, refused: readonly string[]): void {
  const payments = [...form.querySelectorAll<HTMLInputElement>(PAYMENTS)]
  if (!payments.some(({ checked, value }) => checked && refused.includes(value))) return
  payments.find(({ disabled, value }) => !disabled && !refused.includes(value))?.click()
}

/** miniShop2's own script shows rows anew by their style, which is stronger than the attribute. */
function hide(row: HTMLElement, isHidden: boolean): void {
  row.hidden = isHidden
  row.classList.toggle('courier-hidden', isHidden)
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
