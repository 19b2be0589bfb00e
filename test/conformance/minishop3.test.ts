import { describeFake } from './fake/describe.ts'
import { openFakeMiniShop3 } from './fake-minishop3/shop.ts'

describeFake({
  platform: 'minishop3',
  version: '1.14',
  php: '8.4',
  script: 'minishop3/command.php',
  open: openFakeMiniShop3,
})
