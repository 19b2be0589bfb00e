import { expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { openWasmPhp, ROOT } from './php.ts'

test('a PHP test that fails is never taken for one that passed, whatever it says', async () => {
  await ensurePhp(ROOT)
  const php = await openWasmPhp('7.4')

  const printed = await php.run('run.php', { TEST_FILE: 'failing.php' })

  const failures = printed
    .split('\n')
    .filter((line) => line.startsWith('\u001eresult {"name"'))
    .map((line) => JSON.parse(line.slice(8)).failure)
  expect(failures).toEqual([
    expect.stringContaining('expected NULL'),
    expect.stringContaining('nothing was thrown'),
    expect.stringContaining('ErrorException'),
    null,
  ])
})
