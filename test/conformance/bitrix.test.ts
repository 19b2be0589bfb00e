import { describeFake } from './fake/describe.ts'
import { openFakeBitrix } from './fake-bitrix/shop.ts'

for (const php of ['8.4', '7.4'] as const) {
  describeFake({
    platform: 'bitrix',
    version: '23',
    php,
    script: 'bitrix/command.php',
    open: openFakeBitrix,
  })
}
