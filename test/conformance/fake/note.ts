import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RECORDS } from '../records.ts'
import { SCENARIOS } from '../scenarios.ts'

/** A platform that cannot be run has a note, which says of every scenario which facts of the platform its proof rests on. */
export function testNote(platform: string): void {
  test('the note says of every scenario which facts its proof rests on', () => {
    const note = readFileSync(join(RECORDS, '..', `${platform}.md`), 'utf8')
    const facts = new Set(Array.from(note.matchAll(/^\| (F\d+) \|/gm), ([, fact]) => fact))
    const rows = note.matchAll(/^\| `([\w-]+)` \| (.+) \| (.+) \| .*\|$/gm)
    const named = Array.from(rows, ([, id, title, rests = '']) => ({ id, title, rests }))

    expect(named.map(({ id, title }) => ({ id, title })).sort(byId)).toEqual(
      SCENARIOS.map(({ id, title }) => ({ id, title })).sort(byId),
    )
    for (const { rests } of named.filter((one) => !/^core$|not offered/.test(one.rests)))
      expect(rests.split(', ').filter((fact) => !facts.has(fact))).toEqual([])
  })
}

const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }) =>
  String(a.id) < String(b.id) ? -1 : 1
