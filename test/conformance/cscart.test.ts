import { describeFake } from './fake/describe.ts'
import { testNote } from './fake/note.ts'
import { openFakeCsCart } from './fake-cscart/shop.ts'

describeFake({
  platform: 'cscart',
  version: '4.15',
  php: ['8.4', '7.4'],
  script: 'cscart/command.php',
  open: openFakeCsCart,
})

testNote('cscart')
