import type { Shop } from '../driver.ts'
import { openOnePageShop, type Platform } from '../fake/one-page-shop.ts'
import type { FakeSite } from '../fake/site.ts'
import {
  PAYMENTS,
  PROFILES,
  statusCode,
  statusWord,
  TERMS,
  toConfig,
  toProperties,
} from './terms.ts'

const BITRIX: Platform = {
  name: 'bitrix, faked (23',
  can: [
    'tabs',
    'bulk',
    'mail',
    'token',
    'webhook',
    'currency',
    'login',
    'widget',
    'takeover',
    'uninstall',
  ],
  whyNot: {
    virtual: 'to Bitrix every basket is delivered, a download’s too',
    'double-click':
      'what a second press of the button does is Bitrix’s own; nobody has said, so the fake would only repeat a wish',
    cost: 'the module shows no cost of the courier',
    'part-payment': 'proven in the core',
  },
  terms: TERMS,
  payments: PAYMENTS,
  fields: { billing_postcode: 'ZIP' },
  statusCode,
  statusWord,
  toMethod: (method, rules) => ({ delivery: PROFILES[method], price: toConfig(rules) }),
  toOrder: ({ method, address, payment }) => ({
    address: toProperties(address),
    delivery: PROFILES[method],
    payment: PAYMENTS[payment],
  }),
  toStatus: (word) => (word === 'cancelled' ? { cancelled: true } : { status: statusCode(word) }),
  paid: { paid: true },
}

/** The module on a fake of 1C-Bitrix, spoken to as a browser's requests are. */
export async function openFakeBitrix(site: FakeSite): Promise<Shop> {
  const shop = await openOnePageShop(site, BITRIX)
  return {
    ...shop,
    async plantOldModule() {
      await site.ask('plantOldModule')
    },
    async takeOver() {
      await site.ask('save', { posted: { takeover: '1' } })
    },
  }
}
