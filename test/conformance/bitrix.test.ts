import { describeFake } from './fake/describe.ts'
import { testNote } from './fake/note.ts'
import { openFakeBitrix } from './fake-bitrix/shop.ts'

describeFake({
  platform: 'bitrix',
  version: '23',
  php: ['8.4', '7.4'],
  script: 'bitrix/command.php',
  open: openFakeBitrix,
})

testNote('bitrix')
