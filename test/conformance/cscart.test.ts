import { describeFake } from './fake/describe.ts'
import { openFakeCsCart } from './fake-cscart/shop.ts'

for (const php of ['8.4', '7.4'] as const) {
  describeFake({
    platform: 'cscart',
    version: '4.15',
    php,
    script: 'cscart/command.php',
    open: openFakeCsCart,
  })
}
