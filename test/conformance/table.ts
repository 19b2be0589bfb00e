// The table of all shops, from the results that runs have left in docs/conformance/results:
//   npm run conformance:table                    writes it into docs/conformance/README.md
//   npm run conformance:table -- woocommerce     prints one platform's
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConformanceRecord, RECORDS, readRecords } from './records.ts'
import type { Scenario } from './scenario.ts'
import { SCENARIOS } from './scenarios.ts'

const README = join(RECORDS, '..', 'README.md')
const MARK = '<!-- The rest of this file is written by `npm run conformance:table`. -->'

interface Column {
  readonly name: string
  readonly shop: ConformanceRecord | undefined
  readonly fake: ConformanceRecord | undefined
}

/** Rows: scenarios. Columns: shops. Reasons stand below, numbered. */
export function printTable(
  scenarios: readonly Scenario[],
  records: readonly ConformanceRecord[],
): string {
  const columns = toColumns(records)
  const notes: string[] = []
  const rows = scenarios.map(({ id, title }) => {
    const cells = columns.map((column) => cellOf(column, id, notes))
    return `| \`${id}\` | ${title} | ${cells.join(' | ')} |`
  })
  const counts = columns.map((column) => {
    const own = scenarios.map(({ id }) => signOf(column, id))
    const count = (sign: string) => own.filter((one) => one === sign).length
    return `${count('✓')} ✓ ${count('◦')} ◦ ${count('✗')} ✗`
  })
  return [
    `| | Scenario | ${columns.map(({ name }) => name).join(' | ')} |`,
    `|---|---|${columns.map(() => '---').join('|')}|`,
    ...rows,
    `| | **Of ${scenarios.length}** | ${counts.join(' | ')} |`,
    '',
    ...notes.map((note, index) => `${index + 1}. ${note}`),
    ...(notes.length > 0 ? [''] : []),
    ...columns.map(aboutOf),
  ].join('\n')
}

function toColumns(records: readonly ConformanceRecord[]): readonly Column[] {
  const nameOf = (record: ConformanceRecord) =>
    [record.platform, record.version, record.checkout].filter((part) => part !== '').join(' ')
  return [...new Set(records.map(nameOf))].sort().map((name) => {
    const own = records.filter((record) => nameOf(record) === name)
    return {
      name,
      shop: own.find(({ on }) => on === 'running shop'),
      fake: own.find(({ on }) => on === 'fake'),
    }
  })
}

/** A running shop says more than its fake. */
function signOf({ shop, fake }: Column, id: string): '✓' | '◦' | '✗' | '–' | '' {
  const [real, faked] = [shop?.results[id]?.outcome, fake?.results[id]?.outcome]
  if (real === 'passed') return '✓'
  if (real === 'failed' || (!real && faked === 'failed')) return '✗'
  if (faked === 'passed') return '◦'
  return real || faked ? '–' : ''
}

function cellOf(column: Column, id: string, notes: string[]): string {
  const sign = signOf(column, id)
  if (sign !== '–' && sign !== '✗') return sign
  const { shop, fake } = column
  const reason = (shop?.results[id]?.reason || fake?.results[id]?.reason || '').split('\n')[0] ?? ''
  if (!notes.includes(reason)) notes.push(reason)
  return `${sign} ${notes.indexOf(reason) + 1}`
}

function aboutOf({ name, shop, fake }: Column): string {
  const days = Object.values((shop ?? fake)?.results ?? {}).map(({ ran }) => ran)
  const span = [...new Set([days.reduce(least, days[0] ?? ''), days.reduce(most, '')])].join(' – ')
  const what = shop ? shop.software : `fake only: ${fake?.software ?? ''}`
  return `- **${name}**: ${what}; ${span}`
}

const least = (a: string, b: string) => (a < b ? a : b)
const most = (a: string, b: string) => (a > b ? a : b)

if (process.argv[1] === import.meta.filename) {
  const [platform] = process.argv.slice(2)
  const records = readRecords().filter((one) => !platform || one.platform === platform)
  const table = printTable(SCENARIOS, records)
  if (platform) process.stdout.write(`${table}\n`)
  else {
    const [head] = readFileSync(README, 'utf8').split(MARK)
    writeFileSync(README, `${head?.trimEnd()}\n\n${MARK}\n\n${table}\n`)
  }
}
