import type { ATTRIBUTES } from '../attributes.ts'
import type { CheckoutOptions } from '../options.ts'

/** Options of the element; own `messages` need `mount`. */
export interface ElementOptions extends Omit<CheckoutOptions, 'messages'> {
  /** The form is not sent without a choice, while there are prices to choose from. */
  readonly required?: boolean
}

type Written = (typeof ATTRIBUTES)[number] | 'name' | 'required'

/** Writes the options as the element reads them (`attributes.ts`), and takes away what is not given. */
export function writeAttributes(element: Element, options: ElementOptions): void {
  for (const [name, value] of Object.entries(toAttributes(options))) {
    if (value === undefined) element.removeAttribute(name)
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value))
  }
}

function toAttributes(options: ElementOptions) {
  const { town, tiles, methods, fields, writesFields } = options
  const hint = typeof town === 'object' ? town : undefined
  return {
    gateway: options.gateway,
    shop: options.shop,
    name: options.name,
    required: options.required ? '' : undefined,
    locale: options.locale,
    cart: JSON.stringify(options.cart),
    methods: methods?.map(({ method, ruleSet }) => `${method}:${ruleSet}`).join(','),
    town: typeof town === 'string' ? town : undefined,
    'town-name': hint?.name,
    'town-region': hint?.region,
    postcode: hint?.postcode,
    tiles: tiles?.url,
    'tiles-attribution': tiles?.attribution,
    'tiles-attribution-url': tiles?.attributionUrl,
    'fallback-price': options.fallbackPrice,
    fields: fields && JSON.stringify(fields),
    'writes-fields': writesFields ? '' : undefined,
    theme: options.theme,
  } satisfies Record<Written, unknown>
}
