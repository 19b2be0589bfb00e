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
    static readonly observedAttributes = [...ATTRIBUTES, 'required']

    readonly #field = this.attachInternals()
    readonly #shadow = this.attachShadow({ mode: 'open', delegatesFocus: true })
    #widget: Widget | undefined
    #token: string | null = null
    #isPending = false
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
        onPending: (isPending) => {
          this.#isPending = isPending
          this.#insist()
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
      const hasChosen = this.#token !== null || this.#isPending
      if (this.hasAttribute('required') && !hasChosen && this.#widget?.canChoose())
        this.#field.setValidity({ valueMissing: true }, this.#widget.prompt() || TAG)
      else this.#field.setValidity({})
    }

    #tell(type: string, detail: unknown) {
      this.#insist()
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
    }
  }
}
