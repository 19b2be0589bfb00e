import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { findInstalledPhp, openWasmPhp, type Php, ROOT } from './php.ts'

interface Result {
  readonly name: string
  /** `null`: passed. */
  readonly failure: string | null
}

await ensurePhp(ROOT)
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.php'))
const installed = findInstalledPhp()
const versions = [
  await openWasmPhp('7.4'),
  await openWasmPhp('8.4'),
  ...(installed ? [installed] : []),
]

// The PHP tests run while Vitest collects, so that each of them is a test with a name of its own.
for (const php of versions) {
  for (const file of files) {
    const results = await runFile(php, file)
    describe(`${file} on PHP ${php.version}`, () => {
      for (const { name, failure } of results) {
        test(name, () => {
          expect(failure).toBeNull()
        })
      }
    })
  }
}

async function runFile(php: Php, file: string): Promise<Result[]> {
  const printed = await php.run('run.php', { TEST_FILE: file })
  const lines = printed.split('\n').filter((line) => line.startsWith('\u001eresult '))
  const results = lines.map((line): Result & { end?: true } => JSON.parse(line.slice(8)))
  const tests = results.filter((result) => !result.end)

  const ended = tests.length > 0 && results.at(-1)?.end === true
  return ended ? tests : [...tests, { name: 'the file runs to its end', failure: printed }]
}
