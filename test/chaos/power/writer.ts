// The process whose power is cut: writes orders as fast as it can and says each one that was
// acknowledged. Modes: `grouped` (32 at once), `single` (one after the other), and `careless`, the
// control that must lose orders, or else the experiment could not see a loss.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Statement } from '../../../gateway/src/storage/database.ts'
import { openSqlite } from '../../../gateway/src/storage/sqlite.ts'

const CLIENTS = 32
/** About what an order with its goods takes. */
const BODY = 'б'.repeat(800)

const PAUSE = new Int32Array(new SharedArrayBuffer(4))
const [dir = '.', mode = 'grouped', most = 'Infinity'] = process.argv.slice(2)
const path = join(dir, 'gateway.db')
let next = 0

const insert = (id: string): Statement => ({
  sql: 'INSERT INTO kept_order (id, body) VALUES (?, ?)',
  params: [id, BODY],
})

/** Out of this process before the next one is begun; a reader that is slow slows the storm. */
function acknowledge(id: string): void {
  for (;;) {
    try {
      writeSync(1, `${id}\n`)
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(PAUSE, 0, 0, 1)
    }
  }
}

if (mode === 'careless') {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
  db.exec('CREATE TABLE kept_order (id TEXT PRIMARY KEY, body TEXT NOT NULL)')
  const statement = db.prepare('INSERT INTO kept_order (id, body) VALUES (?, ?)')
  writeSync(1, 'ready\n')
  while (next < Number(most)) {
    const id = `o${next++}`
    statement.run(id, BODY)
    acknowledge(id)
  }
} else {
  const db = await openSqlite(path)
  await db.query('CREATE TABLE kept_order (id TEXT PRIMARY KEY, body TEXT NOT NULL)')
  writeSync(1, 'ready\n')
  const client = async () => {
    while (next < Number(most)) {
      const id = `o${next++}`
      await db.batch([insert(id)])
      acknowledge(id)
    }
  }
  await Promise.all(Array.from({ length: mode === 'single' ? 1 : CLIENTS }, client))
  await db.close()
}
