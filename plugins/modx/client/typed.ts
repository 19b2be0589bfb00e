/** What miniShop2's server says to a field that its script has sent. */
interface Answer {
  readonly data: Readonly<Record<string, unknown>>
}

/** The hooks of miniShop2's script, as its documentation has them. */
export interface Hooks {
  add(path: string, name: string, hook: (answer: Answer) => void): void
}

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * miniShop2's script has one place for what to do with an answer, whichever field was asked about: where two answers
 * cross, as when the browser fills a form in, the field changed last is emptied with the answer to another, and the
 * order then misses it. Puts back what the buyer typed.
 */
export function keepTyped(form: HTMLFormElement, hooks: Hooks): void {
  const typed = new Map<Field, string>()
  for (const name of ['input', 'change']) {
    form.addEventListener(name, ({ target }) => {
      if (isTyped(target)) typed.set(target, target.value)
    })
  }
  hooks.add('Order.add.response.success', 'courier-typed', ({ data }) => {
    for (const [field, value] of typed) {
      if (field.value === '' && !(field.name in data)) field.value = value
    }
  })
}

function isTyped(target: EventTarget | null): target is Field {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)
}
