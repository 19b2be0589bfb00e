import type { Shop } from '../driver.ts'
import type { FakeSite } from '../fake/site.ts'
import { openFake } from '../fake-modx/shop.ts'
import type { Edition } from '../fake-modx/terms.ts'

const MINISHOP3: Edition = {
  platform: 'minishop3, faked (1.14',
  names: { delivery: 'delivery_id', payment: 'payment_id' },
  // MiniShop3's own five, the first of them the draft's, and four of the merchant's.
  statuses: {
    pending: 2,
    paid: 3,
    cancelled: 5,
    completed: 6,
    failed: 7,
    'on-hold': 8,
    processing: 9,
  },
  whyNot: {
    virtual: 'MiniShop3 knows no goods without delivery',
    'free-coupon': 'MiniShop3 has no coupons of its own',
    'mail-names-place': 'MiniShop3’s e-mails are the shop’s own chunks',
  },
}

/** The component on a fake of MiniShop3, spoken to as a browser's requests are. */
export const openFakeMiniShop3 = (site: FakeSite): Promise<Shop> => openFake(site, MINISHOP3)
