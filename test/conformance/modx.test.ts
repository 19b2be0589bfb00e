import { describeFake } from './fake/describe.ts'
import { openFakeMiniShop } from './fake-modx/shop.ts'

describeFake({
  platform: 'minishop2',
  version: '4.4',
  php: '7.4',
  script: 'modx/command.php',
  open: openFakeMiniShop,
})
