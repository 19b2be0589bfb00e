// Runs everything one after the other and ends with the counts. `--quick` leaves out the browser and the shops.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = join(root, '.cache', 'reports')

interface Counts {
  readonly passed: number
  readonly failed: number
}

/** One command that is either right or wrong: it counts as one. */
function stage(title: string, command: readonly string[]): Counts {
  process.stdout.write(`\n── ${title}\n`)
  const [program = '', ...args] = command
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A Vitest run, counted by its own report. A run that died before it reported is a failure. */
function vitest(title: string, args: readonly string[]): Counts {
  process.stdout.write(`\n── ${title}\n`)
  const report = join(reports, `${title.replace(/\W+/g, '-')}.json`)
  rmSync(report, { force: true })
  const { status } = spawnSync(
    'vitest',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: 'inherit' },
  )
  const counts = readCounts(report)
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readCounts(report: string): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  // Vitest's own report: its shape is Jest's and stable.
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as { numPassedTests: number; numFailedTests: number }
  return { passed, failed }
}

mkdirSync(reports, { recursive: true })
const isQuick = process.argv.includes('--quick')
const counts: Counts[] = [
  stage('check', ['npm', 'run', '-s', '_check']),
  stage('widget build', ['node', 'scripts/build-widget.ts', '--if-stale']),
  vitest('unit, contract and integration', []),
]
if (!isQuick) {
  counts.push(vitest('conformance on fakes', ['--config', 'test/conformance/vitest.config.ts']))
  counts.push(stage('size limits of the widget', ['node', 'scripts/bench-size.ts', '--own']))
  counts.push(vitest('packages', ['--config', 'test/packages/vitest.config.ts']))
  counts.push(vitest('the plugin in WordPress', ['--config', 'test/wordpress/vitest.config.ts']))
  counts.push(vitest('the widget in a browser', ['--config', 'test/widget/vitest.config.ts']))
  counts.push(vitest('end to end', ['--config', 'test/e2e/vitest.config.ts']))
}
const total = counts.reduce((sum, c) => ({
  passed: sum.passed + c.passed,
  failed: sum.failed + c.failed,
}))
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
