import type { Package } from './page.ts'

// The part of WordPress's and WooCommerce's globals that is used here, as they are documented.

export type Node = unknown

export interface CartData {
  readonly shippingRates: readonly {
    readonly package_id: number | string
    readonly shipping_rates: readonly { readonly rate_id: string; readonly selected: boolean }[]
  }[]
  readonly extensions: Readonly<Record<string, { readonly packages?: readonly Package[] }>>
}

export interface ValidationError {
  readonly message: string
  readonly hidden: boolean
}

export interface Selectors {
  'wc/store/cart': { getCartData(): CartData }
  'wc/store/payment': { getActivePaymentMethod(): string }
  'wc/store/validation': { getValidationError(id: string): ValidationError | undefined }
}

export interface Element {
  createElement(type: unknown, props?: object | null, ...children: Node[]): Node
  useEffect(effect: () => (() => void) | undefined, dependencies?: readonly unknown[]): void
  useRef<T>(initial: T): { current: T }
}

export interface Data {
  useSelect<T>(map: (select: <K extends keyof Selectors>(store: K) => Selectors[K]) => T): T
  dispatch(store: 'wc/store/validation'): {
    setValidationErrors(errors: Readonly<Record<string, ValidationError>>): void
    clearValidationError(id: string): void
  }
}

export interface BlockMetadata {
  readonly name: string
  readonly parent: readonly string[]
  readonly attributes: Readonly<Record<string, unknown>>
}

export interface Checkout {
  registerCheckoutBlock(block: { metadata: BlockMetadata; component: () => Node }): void
  extensionCartUpdate(update: { namespace: string; data: object }): Promise<unknown>
}

/** Only in the editor. */
export interface Editor {
  readonly blocks?: {
    registerBlockType(name: string, block: object): void
    getBlockType(name: string): unknown
  }
  readonly blockEditor?: {
    useBlockProps: ((props?: object) => object) & { save(props?: object): object }
  }
}

declare global {
  var wp: { readonly element: Element; readonly data: Data } & Editor
  var wc: {
    readonly blocksCheckout: Checkout
    readonly wcSettings: { getSetting<T>(name: string, fallback: T): T }
  }
}
