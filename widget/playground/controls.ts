import type { CheckoutOptions } from '../src/options.ts'
import { isScenarioName, SCENARIOS, type Scenario } from './scenarios.ts'
import { drawTile } from './tiles.ts'

/** Every option of the widget with its choices; the first is the default. */
export const CONTROLS = {
  as: ['mount', 'element'],
  required: ['no', 'yes'],
  locale: ['ru', 'en', 'uk', 'kk', 'uz', 'be'],
  dir: ['ltr', 'rtl'],
  look: ['shop', 'woo', 'market', 'plain'],
  page: ['light', 'dark'],
  theme: ['auto', 'light', 'dark'],
  currency: ['RUB', 'KZT', 'BYN', 'UZS'],
  goods: ['125000', '0', '9900000'],
  payment: ['cash', 'card', 'none'],
  weight: ['1250', '12000', '31000'],
  parcels: ['unknown', 'one', 'two'],
  methods: ['pickup_point,door', 'door,pickup_point', 'door', 'pickup_point'],
  town: ['15500', '7700', 'name: Советск', 'name: Тверь', 'none'],
  tiles: ['drawn', 'none', 'broken'],
  fallback: ['none', '35000'],
  fields: ['none', 'read', 'read and write'],
  messages: ['none', 'own words'],
} as const

export type Control = keyof typeof CONTROLS

const query = new URLSearchParams(location.search)
/** Kept in the address, so that it can be sent. */
export const read = (name: Control): string => query.get(name) ?? CONTROLS[name][0] ?? ''
export const stateName = query.get('state') ?? 'usual'
export const scenario: Scenario = SCENARIOS[isScenarioName(stateName) ? stateName : 'usual']
export const isBare = query.has('bare')

/** The address of this page with another choice. */
export function link(change: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) next.set(name, value)
  return `?${next}`
}

/** Ids of the shop's own fields, for the option `fields`. */
export const SHOP_FIELDS = {
  street: 'Улица',
  house: 'Дом',
  flat: 'Квартира',
  note: 'Комментарий к заказу',
} as const

const PARCEL = { weightGrams: 600, lengthMm: 300, widthMm: 200, heightMm: 100 }
const PARCELS = { unknown: [], one: [PARCEL], two: [PARCEL, PARCEL] }

/** What is chosen, as options. Choices of a control are right by themselves: the widget checks again. */
export function toOptions(): CheckoutOptions {
  const tiles = read('tiles')
  const hasFields = read('fields') !== 'none'
  return {
    gateway: 'https://gateway.example',
    shop: 'pk_playground',
    name: stateName,
    locale: read('locale'),
    cart: toCart(),
    methods: read('methods')
      .split(',')
      .map((method) => ({ method: method === 'door' ? 'door' : 'pickup_point', ruleSet: method })),
    ...toTown(),
    ...(tiles !== 'none' && {
      tiles: {
        url: tiles === 'drawn' ? `${drawTile()}#{z}/{x}/{y}` : 'https://tiles.invalid/{z}/{x}/{y}',
        attribution: 'Нарисованная карта, не местность',
      },
    }),
    ...(read('fallback') !== 'none' && { fallbackPrice: Number(read('fallback')) }),
    ...(hasFields && {
      fields: Object.fromEntries(Object.keys(SHOP_FIELDS).map((id) => [id, `#shop-${id}`])),
      writesFields: read('fields') !== 'read',
    }),
    ...(read('messages') !== 'none' && { messages: { door: 'Курьер до двери', free: 'даром' } }),
    theme: read('theme') as 'auto',
  }
}

function toCart(): CheckoutOptions['cart'] {
  return {
    currency: read('currency') as 'RUB',
    goods: Number(read('goods')),
    payment: scenario.cart?.payment ?? (read('payment') as 'cash'),
    weightGrams: scenario.cart?.weightGrams ?? Number(read('weight')),
    parcels: PARCELS[read('parcels') as 'one'],
  }
}

function toTown(): Pick<CheckoutOptions, 'town'> {
  const town = scenario.isTownUnknown ? 'none' : read('town')
  if (town === 'none') return {}
  return { town: town.startsWith('name: ') ? { name: town.slice(6) } : town }
}
