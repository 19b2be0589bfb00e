import { describeFake } from './fake/describe.ts'
import { openFakeCsCart } from './fake-cscart/shop.ts'

describeFake({
  platform: 'cscart',
  version: '4.15',
  php: '8.4',
  script: 'cscart/command.php',
  open: openFakeCsCart,
})
