import { ATTRIBUTES, readAttributes } from './attributes.ts'
import { mount, type Widget } from './mount.tsx'
import type { CheckoutOptions } from './options.ts'

export const TAG = 'courier-checkout'

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
    static readonly observedAttributes = ATTRIBUTES

    readonly #field = this.attachInternals()
    readonly #shadow = this.attachShadow({ mode: 'open', delegatesFocus: true })
    #widget: Widget | undefined
    #hasNews = false

    connectedCallback(): void {
      this.#widget = mount(this.#shadow, {
        ...this.#readOptions(),
        onReady: () => this.#dispatch('courier-ready', null),
        onChange: (change) => {
          this.#field.setFormValue(change.token)
          this.#dispatch('courier-change', change)
        },
        onError: (problem) => this.#dispatch('courier-error', problem),
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
      })
    }

    /** The form's own name for the field. */
    get name(): string {
      return this.getAttribute('name') ?? ''
    }

    get form(): HTMLFormElement | null {
      return this.#field.form
    }

    #readOptions(): CheckoutOptions {
      // Attributes are checked as a whole by `mount`.
      return readAttributes(this) as unknown as CheckoutOptions
    }

    #dispatch(type: string, detail: unknown): void {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
    }
  }
}
