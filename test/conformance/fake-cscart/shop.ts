import type { Shop } from '../driver.ts'
import { openOnePageShop, type Platform } from '../fake/one-page-shop.ts'
import type { FakeSite } from '../fake/site.ts'
import { PAYMENTS, SHIPPINGS, statusLetter, statusWord, TERMS, toUser } from './terms.ts'

const CSCART: Platform = {
  name: 'cscart, faked (4.15',
  can: ['tabs', 'bulk', 'mail', 'token', 'webhook', 'currency', 'login', 'widget'],
  whyNot: {
    'double-click':
      'what a second press of the button does is CS-Cart’s own; nobody has said, so the fake would only repeat a wish',
    takeover: 'what the older add-on kept in a shipping method is written nowhere in public',
  },
  terms: TERMS,
  payments: PAYMENTS,
  fields: { billing_postcode: 's_zipcode' },
  statusCode: statusLetter,
  statusWord,
  toMethod: (method, rules) => ({
    shipping: SHIPPINGS[method],
    params: { kind: method, ...rules },
  }),
  toOrder: ({ method, address, payment }) => ({
    address: toUser(address),
    shipping: SHIPPINGS[method],
    payment: PAYMENTS[payment],
  }),
  toStatus: (word) => ({ status: statusLetter(word) }),
  paid: { status: statusLetter('paid') },
}

/** The add-on on a fake of CS-Cart 4.15, spoken to as a browser's requests are. */
export const openFakeCsCart = (site: FakeSite): Promise<Shop> => openOnePageShop(site, CSCART)
