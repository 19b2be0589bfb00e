// Runs everything one after the other and ends with what failed and the counts. `--quick` leaves out the browser
// and the shops.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = join(root, '.cache', 'reports')
/** More than that says no more than that. */
const LISTED = 60

interface Counts {
  readonly passed: number
  readonly failed: number
  /** A line for each failure: the test and the first line of its reason. */
  readonly failures: readonly string[]
}

/** What is read of Vitest's own report: its shape is Jest's and stable. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

/** One command that is either right or wrong: it counts as one. */
function stage(title: string, command: readonly string[]): Counts {
  process.stdout.write(`\n── ${title}\n`)
  const [program = '', ...args] = command
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  return status === 0
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [title] }
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
  const counts = readCounts(title, report)
  return status !== 0 && counts.failed === 0
    ? { ...counts, failed: 1, failures: [...counts.failures, `${title}: ended with an error`] }
    : counts
}

function readCounts(title: string, report: string): Counts {
  if (!existsSync(report))
    return { passed: 0, failed: 1, failures: [`${title}: ended before its report`] }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Report
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    const file = relative(root, name)
    // A file whose set-up failed has no failed test of its own.
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : []
    return failed.map(
      (test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? '')}`,
    )
  })
  return { passed: numPassedTests, failed: numFailedTests, failures }
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).split('\n', 1)[0]?.slice(0, 300) ?? ''
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
const failures = counts.flatMap((c) => c.failures)
if (failures.length > 0) {
  process.stdout.write('\n── what failed\n')
  for (const failure of failures.slice(0, LISTED)) process.stdout.write(`${failure}\n`)
  if (failures.length > LISTED) process.stdout.write(`and ${failures.length - LISTED} more\n`)
}
const passed = counts.reduce((sum, c) => sum + c.passed, 0)
const failed = counts.reduce((sum, c) => sum + c.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
