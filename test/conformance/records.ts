import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShopAbout } from './driver.ts'
import type { Outcome, Result } from './matrix.ts'

/** Where results are kept: a file for each shop and checkout, and another for its fake. */
export const RECORDS = join(import.meta.dirname, '..', '..', 'docs', 'conformance', 'results')

export interface Entry {
  readonly outcome: Outcome
  /** Why it failed, or why the shop does not offer it; `''` when it passed. */
  readonly reason: string
  /** Day: `2026-11-25`. */
  readonly ran: string
}

export interface ConformanceRecord extends ShopAbout {
  readonly on: 'running shop' | 'fake'
  /** By the scenario's id. */
  readonly results: Readonly<Record<string, Entry>>
}

export function readRecords(folder = RECORDS): readonly ConformanceRecord[] {
  return listFiles(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
}

/** What running shops of this kind have shown so far. */
export function findRecord(about: ShopAbout): ConformanceRecord | undefined {
  return readRecords().find(
    ({ on, platform, version, checkout }) =>
      on === 'running shop' &&
      platform === about.platform &&
      version === about.version &&
      checkout === about.checkout,
  )
}

/** Adds a run to what is known: a scenario that was not run keeps its older entry. */
export function keepRecord(
  run: {
    readonly about: ShopAbout
    readonly on: ConformanceRecord['on']
    readonly results: readonly Result[]
  },
  folder = RECORDS,
): void {
  const { about, on, results } = run
  mkdirSync(folder, { recursive: true })
  const name = [about.platform, about.version, about.checkout, on === 'fake' ? 'fake' : '']
  const file = `${name.filter((part) => part !== '').join('-')}.json`
  const known = listFiles(folder).includes(file)
    ? (JSON.parse(readFileSync(join(folder, file), 'utf8')) as ConformanceRecord).results // our own file
    : {}
  const ran = new Date().toISOString().slice(0, 10)
  const news = results.map(({ id, outcome, reason: whole }) => {
    const [reason = ''] = whole.split('\n')
    return [id, { outcome, reason, ran }] as const
  })
  const merged = { ...known, ...Object.fromEntries(news) }
  const sorted = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)))
  const record: ConformanceRecord = { ...about, on, results: sorted }
  writeFileSync(join(folder, file), `${JSON.stringify(record, null, 2)}\n`)
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return [] // nothing was kept yet
  }
}
