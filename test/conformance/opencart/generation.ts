/** Where the generations of OpenCart keep the same things, for the hands that drive them. */
export interface Generation {
  readonly version: string
  readonly isFour: boolean
  readonly cartAdd: string
  /** A method of a controller. */
  action(controller: string, method: string): string
  /** A route of ours in the administration. */
  own(extension?: string, method?: string): string
}

export function generationOf(version: string): Generation {
  const isFour = version.startsWith('4.')
  const action = (controller: string, method: string) =>
    `${controller}${isFour ? '.' : '/'}${method}`
  return {
    version,
    isFour,
    cartAdd: action('checkout/cart', 'add'),
    action,
    own(extension = 'courier_checkout', method = '') {
      const route = isFour
        ? `extension/courier_checkout/shipping/${extension}`
        : `extension/shipping/${extension}`
      return method ? action(route, method) : route
    },
  }
}
