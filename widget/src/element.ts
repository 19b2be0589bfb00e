import { ATTRIBUTES, readAttributes } from './attributes.ts'
import { mount, type Widget } from './mount.tsx'
import type { CheckoutOptions } from './options.ts'

export const TAG = 'courier-checkout'

/** A form waits for the token at most this long; its shop's server sees to the rest. */
const PATIENCE_MS = 5_000

/**
 * Registers `<courier-checkout name="courier_selection" shop="pk_…">`: a form field whose value is the
 * selection token. It submits with the form around it, so a shop needs no script of its own. Does
 * nothing on a server or when the name is taken.
 */
export function defineElement(tag: string = TAG): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return
  customElements.define(tag, createElementClass())
}

/** Made late, because `HTMLElement` does not exist on a server. */
function createElementClass() {
  return class CourierCheckoutElement extends HTMLElement {
    static readonly formAssociated = true
    static readonly observedAttributes = [...ATTRIBUTES, 'required']

    readonly #field = this.attachInternals()
    readonly #shadow = this.attachShadow({ mode: 'open', delegatesFocus: true })
    #widget: Widget | undefined
    #form: HTMLFormElement | null = null
    #token: string | null = null
    #hasNews = false

    connectedCallback(): void {
      this.#take(null)
      this.#widget = mount(this.#shadow, {
        ...this.#readOptions(),
        onReady: () => this.#tell('courier-ready', null),
        onChange: (change) => {
          this.#take(change.token)
          this.#tell('courier-change', change)
        },
        onError: (problem) => this.#tell('courier-error', problem),
      })
    }

    disconnectedCallback(): void {
      this.#widget?.destroy()
      this.#widget = undefined
    }

    attributeChangedCallback(): void {
      if (!this.#widget || this.#hasNews) return
      this.#hasNews = true
      // Shops set several attributes one after the other: one question for all of them.
      queueMicrotask(() => {
        this.#hasNews = false
        this.#widget?.update(this.#readOptions())
        this.#insist()
      })
    }

    formAssociatedCallback(form: HTMLFormElement | null): void {
      this.#form?.removeEventListener('submit', this.#hold, true)
      this.#form = form
      form?.addEventListener('submit', this.#hold, true)
    }

    get name(): string {
      return this.getAttribute('name') ?? ''
    }

    get form(): HTMLFormElement | null {
      return this.#field.form
    }

    /** The selection token; `null`: nothing is chosen. */
    get value(): string | null {
      return this.#token
    }

    #readOptions(): CheckoutOptions {
      // `mount` checks them as a whole.
      return readAttributes(this) as unknown as CheckoutOptions
    }

    #take(token: string | null) {
      this.#token = token
      this.#field.setFormValue(token)
      this.#insist()
    }

    /** With `required`: no order without a choice, while there is anything to choose from. */
    #insist() {
      const isMissing =
        this.hasAttribute('required') && this.#token === null && this.#widget?.canChoose()
      if (isMissing) this.#field.setValidity({ valueMissing: true }, this.#widget?.prompt() || TAG)
      else this.#field.setValidity({})
    }

    /** The shopper was faster than the token: the form goes on as soon as it is there. */
    readonly #hold = (event: SubmitEvent) => {
      if (!this.#widget?.isPending()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
      void Promise.race([this.#widget.settled(), patience]).then(() => {
        // Never held twice: what has no token by now is the server's to decide.
        this.#form?.removeEventListener('submit', this.#hold, true)
        this.#form?.requestSubmit(event.submitter)
        this.#form?.addEventListener('submit', this.#hold, true)
      })
    }

    #tell(type: string, detail: unknown) {
      this.#insist()
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
    }
  }
}
