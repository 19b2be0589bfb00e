import { describeFake } from './fake/describe.ts'
import { openFakePrestaShop } from './fake-prestashop/shop.ts'

describeFake({
  platform: 'prestashop',
  version: '9.0',
  php: '8.4',
  script: 'prestashop/command.php',
  open: openFakePrestaShop,
})
