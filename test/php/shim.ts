import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { openWasmPhp, type Php, ROOT } from './php.ts'

interface Result {
  readonly name: string
  /** `null`: passed. */
  readonly failure: string | null
  readonly end?: true
}

/** Makes a test of each PHP test of a folder beside this file, on the oldest and the newest PHP that it is for. */
export async function describeShim(
  folder: string,
  versions: readonly ('7.4' | '8.4')[] = ['7.4', '8.4'],
): Promise<void> {
  await ensurePhp(ROOT)
  const files = readdirSync(join(import.meta.dirname, folder)).filter((f) =>
    f.endsWith('.test.php'),
  )
  for (const version of versions) {
    const php = await openWasmPhp(version)
    for (const file of files) {
      const results = await runFile(php, `${folder}/${file}`)
      describe(`${folder}, ${file} on PHP ${version}`, () => {
        for (const { name, failure } of results) {
          test(name, () => {
            expect(failure).toBeNull()
          })
        }
      })
    }
  }
}

async function runFile(php: Php, file: string): Promise<readonly Result[]> {
  const printed = await php.run('run.php', { TEST_FILE: file })
  const lines = printed.split('\n').filter((line) => line.startsWith('\u001eresult '))
  const results = lines.map((line): Result => JSON.parse(line.slice(8)))
  const tests = results.filter((result) => !result.end)
  const ended = tests.length > 0 && results.at(-1)?.end === true
  return ended ? tests : [...tests, { name: 'the file runs to its end', failure: printed }]
}
