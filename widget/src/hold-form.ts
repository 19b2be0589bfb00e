import type { SelectionModel } from './model/selection-model.ts'

/** A form waits for the token at most this long; its shop's server sees to the rest. */
const PATIENCE_MS = 5_000

/** Resolves when no choice is on its way to a token. */
export function settled({ selection }: Pick<SelectionModel, 'selection'>): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (selection.peek().state === 'pending') return
      end()
      resolve()
    }
    const end = selection.subscribe(look)
    look()
  })
}

/**
 * The shopper was faster than the token: the form around the element goes on as soon as it is there.
 * What comes back ends it.
 */
export function holdForm(host: Element, model: Pick<SelectionModel, 'selection'>): () => void {
  let isLetThrough = false
  const hold = (event: SubmitEvent) => {
    const { target: form, submitter } = event
    // Only our element knows its form; a plain host has none and holds nothing.
    if (!(form instanceof HTMLFormElement) || !('form' in host) || host.form !== form) return
    if (isLetThrough || model.selection.peek().state !== 'pending') return
    event.preventDefault()
    event.stopImmediatePropagation()
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
    void Promise.race([settled(model), patience]).then(() => {
      // Never held twice: what has no token by now is the server's to decide.
      isLetThrough = true
      form.requestSubmit(submitter)
      isLetThrough = false
    })
  }
  document.addEventListener('submit', hold, true)
  return () => document.removeEventListener('submit', hold, true)
}
