import type { CheckoutOptions, MethodOption } from './options.ts'

export const ATTRIBUTES = [
  'gateway',
  'shop',
  'locale',
  'cart',
  'methods',
  'town',
  'town-name',
  'town-region',
  'postcode',
  'tiles',
  'tiles-attribution',
  'tiles-attribution-url',
  'fallback-price',
  'fields',
  'writes-fields',
  'theme',
] as const

/**
 * The element's attributes as options. What cannot be read becomes `undefined` or an odd value, and is
 * found by `findIssues` like any other mistake.
 */
export function readAttributes(element: Element): Record<string, unknown> {
  const read = (name: (typeof ATTRIBUTES)[number] | 'name') =>
    element.getAttribute(name) || undefined
  const tiles = read('tiles')
  const fallbackPrice = read('fallback-price')

  return {
    gateway: read('gateway') ?? document.baseURI,
    shop: read('shop'),
    locale: read('locale') ?? (document.documentElement.lang || 'ru'),
    cart: parseJson(read('cart')),
    methods: parseMethods(read('methods')),
    town: readTown(read),
    tiles: tiles && {
      url: tiles,
      attribution: read('tiles-attribution') ?? '',
      attributionUrl: read('tiles-attribution-url'),
    },
    name: read('name'),
    fallbackPrice: fallbackPrice && Number(fallbackPrice),
    fields: parseJson(read('fields')),
    writesFields: element.hasAttribute('writes-fields'),
    theme: read('theme'),
  } satisfies Record<keyof Omit<CheckoutOptions, 'messages'>, unknown>
}

function readTown(read: (name: 'town' | 'town-name' | 'town-region' | 'postcode') => unknown) {
  const name = read('town-name')
  const hint = dropUndefined({ name, region: read('town-region'), postcode: read('postcode') })
  return read('town') ?? (name ? hint : undefined)
}

/** `door:courier,pickup_point:points` → a method and its rule set each. */
export function parseMethods(text: string | undefined): readonly MethodOption[] | undefined {
  return text?.split(',').map((entry) => {
    const [method, ruleSet] = entry.trim().split(':')
    // Whether it is a method is found out with the other options.
    return { method, ruleSet } as MethodOption
  })
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function dropUndefined(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}
