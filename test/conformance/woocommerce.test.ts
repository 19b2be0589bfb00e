import { describeFake } from './fake/describe.ts'
import { openFakeWooShop } from './fake-woocommerce/shop.ts'

// The oldest PHP at one checkout, the newest at the other: both meet everything but the hooks themselves twice.
describeFake({
  platform: 'woocommerce',
  version: '11',
  checkout: 'classic',
  php: '7.4',
  script: 'woocommerce/command.php',
  open: openFakeWooShop,
})
