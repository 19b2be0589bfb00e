import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { openWasmPhp, ROOT } from './php.ts'

const files = globSync('plugins/**/*.php', {
  cwd: ROOT,
  exclude: (path) => /(^|[\\/])(node_modules|dist|vendor)$/.test(path),
})

test.each(['7.4', '8.4'] as const)(
  'every PHP file of the plugins parses on %s',
  async (version) => {
    await ensurePhp(ROOT)
    const php = await openWasmPhp(version)

    const answer = await php.run('parse.php', { PARSE_FILES: JSON.stringify(files) })

    expect(files.length).toBeGreaterThan(0)
    expect(JSON.parse(answer)).toEqual([])
  },
)

test.each(files.filter((file) => file.includes('/src/')))('%s keeps the house rules', (file) => {
  const source = readFileSync(join(ROOT, file), 'utf8')

  expect(source).toMatch(/^<\?php\n\ndeclare\(strict_types=1\);\n\nnamespace Courier/)
  expect(source.split('\n').length).toBeLessThanOrEqual(251)
  expect(source).not.toMatch(/[ \t]\n|\t|\?>/)
})

test('no line of the core is longer than 120 columns', () => {
  const lines = files
    .filter((file) => file.startsWith('plugins/core/'))
    .flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n'))

  expect(lines.filter((line) => [...line].length > 120)).toEqual([])
})
