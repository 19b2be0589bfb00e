/**
 * What a checkout page of PrestaShop looks like. Another one-page checkout needs an object like this, put
 * first into `ADAPTERS`: where a carrier's price stands, which payment is picked, which button orders.
 */
export interface Adapter {
  /** Whether this page is the one it knows. */
  isHere(): boolean
  /** Where the carrier's price is shown, or null. */
  priceOf(carrier: number): Element | null
  /** Makes the page show what the cart costs now. */
  refresh(carrier: number): void
  /** Name of the payment module that is picked, or ''. */
  payment(): string
  /** Elements that a buyer orders with. */
  orderButtons(): readonly HTMLButtonElement[]
}

interface PrestaShop {
  emit(event: string, data?: object): void
  on(event: string, heard: () => void): void
}
declare global {
  var prestashop: PrestaShop | undefined
}

function optionOf(carrier: number): HTMLInputElement | null {
  return document.querySelector(`input[id="delivery_option_${carrier}"]`)
}

const payment = (): string =>
  document.querySelector<HTMLInputElement>('input[name="payment-option"]:checked')?.dataset[
    'moduleName'
  ] ?? ''

const native: Adapter = {
  isHere: () => true,
  priceOf: (carrier) =>
    optionOf(carrier)?.closest('.delivery-option')?.querySelector('.carrier-price') ?? null,
  refresh(carrier) {
    const option = optionOf(carrier)
    // The page's own script reads the summary anew after a change of the option.
    if (option?.checked) option.dispatchEvent(new Event('change', { bubbles: true }))
  },
  payment,
  orderButtons: () => [
    ...document.querySelectorAll<HTMLButtonElement>('#payment-confirmation button'),
  ],
}

/** The one-page checkout that PrestaShop brings since 9.2: events of its own on the same bus. */
const onePage: Adapter = {
  ...native,
  isHere: () => document.querySelector('[data-module="ps_onepagecheckout"], #opc-form') !== null,
  refresh(carrier) {
    native.refresh(carrier)
    globalThis.prestashop?.emit('opcCarrierSelected', { carrier })
  },
}

const ADAPTERS: readonly Adapter[] = [onePage, native]

export function adapterHere(): Adapter {
  return ADAPTERS.find((adapter) => adapter.isHere()) ?? native
}
