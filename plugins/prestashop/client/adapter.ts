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
  /** Makes the page draw carriers, prices and payments anew. */
  redraw(): void
  /** Name of the payment module that is picked, or ''. */
  payment(): string
  /** Elements that a buyer orders with. */
  orderButtons(): readonly HTMLButtonElement[]
  /** Events on PrestaShop's bus after which carriers or payments have been drawn anew. */
  readonly redrawn: readonly string[]
}

interface PrestaShop {
  emit(event: string, data?: object): void
  on(event: string, heard: () => void): void
}
declare global {
  var prestashop: PrestaShop | undefined
}

const payment = (): string =>
  document.querySelector<HTMLInputElement>('input[name="payment-option"]:checked')?.dataset[
    'moduleName'
  ] ?? ''

const buttons = (selector: string) => [...document.querySelectorAll<HTMLButtonElement>(selector)]

/** Both pages read the summary anew after a change of the option. */
function changeOption(id: string): void {
  const option = document.querySelector<HTMLInputElement>(`input[id="${id}"]`)
  if (option?.checked) option.dispatchEvent(new Event('change', { bubbles: true }))
}

function priceBeside(id: string, option: string, price: string): Element | null {
  return document.querySelector(`input[id="${id}"]`)?.closest(option)?.querySelector(price) ?? null
}

const native: Adapter = {
  isHere: () => true,
  // The theme Classic, and Hummingbird, which comes since 9.1.
  priceOf: (carrier) =>
    priceBeside(
      `delivery_option_${carrier}`,
      '.delivery-option, .js-delivery-option',
      '.carrier-price, .delivery-option__price',
    ),
  refresh: (carrier) => changeOption(`delivery_option_${carrier}`),
  redraw: () => location.reload(),
  payment,
  orderButtons: () => buttons('#payment-confirmation button'),
  redrawn: ['updatedDeliveryForm', 'changedCheckoutStep'],
}

/**
 * The one-page checkout that PrestaShop brings since 9.2, by the selectors and events that it promises to themes.
 * It has drawn nothing yet when our script begins, and it would lose what is being typed if the page were loaded anew.
 */
const onePage: Adapter = {
  isHere: () => document.querySelector('.one-page-checkout') !== null,
  priceOf: (carrier) =>
    priceBeside(`opc_delivery_option_${carrier}`, '.js-delivery-option', '.delivery-option__price'),
  refresh: (carrier) => changeOption(`opc_delivery_option_${carrier}`),
  redraw: () => globalThis.prestashop?.emit('opcCarriersRetry'),
  payment,
  orderButtons: () => buttons('#opc-pay-button'),
  redrawn: ['opcCarriersUpdated', 'opcPaymentMethodsUpdated', 'opcPaymentMethodSelected'],
}

const ADAPTERS: readonly Adapter[] = [onePage, native]

export function adapterHere(): Adapter {
  return ADAPTERS.find((adapter) => adapter.isHere()) ?? native
}
