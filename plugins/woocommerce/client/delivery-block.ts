import { type Chooser, createChooser, offersOf } from './chooser.ts'
import type { Package, Page } from './page.ts'
import { kindOfPayment } from './payment.ts'
import type { CartData, Node } from './platform.ts'

/** The inner block: below the shipping methods, the inside of the chosen one of ours. */
export function createDeliveryBlock(namespace: string, page: Page): () => Node {
  const { createElement, useEffect, useRef } = wp.element
  const { useSelect, dispatch } = wp.data
  const tell = (data: object) => wc.blocksCheckout.extensionCartUpdate({ namespace, data })

  function Delivery({ shown, rateId }: { shown: Package; rateId: string }): Node {
    const place = useRef<HTMLElement | null>(null)
    const chooser = useRef<Chooser | null>(null)
    const errorId = `${namespace}-${shown.key}`
    const error = useSelect((select) => select('wc/store/validation').getValidationError(errorId))
    const isMissing = shown.methods[rateId]?.method === 'pickup_point' && !shown.priced

    useEffect(() => {
      chooser.current ??= createChooser(page, (token) => {
        // WooCommerce shows its own message when the shop's server cannot be reached.
        tell({ package: shown.key, token }).catch(() => undefined)
      })
      place.current?.append(chooser.current.root)
      return undefined
    }, [])
    useEffect(() => {
      chooser.current?.show(shown, rateId)
      return undefined
    }, [JSON.stringify(shown), rateId])
    useEffect(() => {
      const validation = dispatch('wc/store/validation')
      if (isMissing) {
        validation.setValidationErrors({ [errorId]: { message: page.texts.missing, hidden: true } })
      } else validation.clearValidationError(errorId)
      return () => validation.clearValidationError(errorId)
    }, [isMissing])

    const problem =
      error && !error.hidden
        ? createElement('p', { className: 'courier-chooser-problem', role: 'alert' }, error.message)
        : null
    return createElement('div', { className: 'courier-choosers', ref: place }, problem)
  }

  /** Prices depend on how the buyer pays; WooCommerce tells the server that only with the order. */
  function usePayment(packages: readonly Package[]): void {
    const method = useSelect((select) => select('wc/store/payment').getActivePaymentMethod())
    const kind = kindOfPayment(page, method)
    const isNews = method !== '' && packages.some((shown) => shown.cart.payment !== kind)
    useEffect(() => {
      if (isNews) tell({ payment: method }).catch(() => undefined)
      return undefined
    }, [method, isNews])
  }

  return function Deliveries() {
    const cart = useSelect((select) => select('wc/store/cart').getCartData())
    const packages = cart.extensions[namespace]?.packages ?? []
    usePayment(packages)
    return createElement(
      'div',
      null,
      ...packages
        .map((shown) => ({ shown, rateId: selectedRate(cart, shown) }))
        .filter(({ shown, rateId }) => offersOf(shown, rateId).length > 0)
        .map(({ shown, rateId }) => createElement(Delivery, { key: shown.key, shown, rateId })),
    )
  }
}

function selectedRate(cart: CartData, shown: Package): string {
  const own = cart.shippingRates.find((rates) => Number(rates.package_id) === shown.key)
  return own?.shipping_rates.find((rate) => rate.selected)?.rate_id ?? shown.chosen
}
