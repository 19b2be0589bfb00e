import { describeFake } from './fake/describe.ts'
import { openFakeOpenCart } from './fake-opencart/shop.ts'

describeFake({
  platform: 'opencart',
  version: '4.1',
  php: '8.4',
  script: 'opencart/command.php',
  open: openFakeOpenCart('4.1.0.4'),
})
describeFake({
  platform: 'opencart',
  version: '3.0',
  php: '7.4',
  script: 'opencart/command.php',
  open: openFakeOpenCart('3.0.5.1'),
})
