import { describeFake } from './fake/describe.ts'
import { openFakeWooShop } from './fake-woocommerce/shop.ts'

describeFake({
  platform: 'woocommerce',
  version: '11',
  checkout: 'blocks',
  php: '8.4',
  script: 'woocommerce/command.php',
  open: openFakeWooShop,
})
