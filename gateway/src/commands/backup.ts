import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError, type Environment, readConfig } from '../config.ts'
import { copySqlite, isWhole } from '../storage/sqlite-copy.ts'

export const STORE = 'gateway.sqlite'

interface Saying {
  readonly environment: Environment
  readonly say: (line: string) => void
}

/**
 * A whole copy of the store in one file, also while the gateway runs: everything that was
 * acknowledged before the command began is in it.
 */
export async function backUp(file: string, { environment, say }: Saying): Promise<void> {
  const store = toStore(environment)
  if (!(await exists(store))) throw new ConfigError(`there is no store at ${store}`)
  if (await exists(file)) throw new ConfigError(`${file} is there already: name another file`)
  const unfinished = `${file}.unfinished`
  await rm(unfinished, { force: true })
  await copySqlite(store, unfinished)
  refuseDamaged(unfinished)
  await rename(unfinished, file)
  say(`Saved ${file}. It is of no use without the gateway's key: keep that elsewhere.`)
}

/** Puts a copy in the place of the store. The gateway must not be running. */
export async function restore(file: string, { environment, say }: Saying): Promise<void> {
  const store = toStore(environment)
  if (!(await exists(file))) throw new ConfigError(`there is no file ${file}`)
  if (await exists(store)) {
    throw new ConfigError(
      `${store} is there: stop the gateway, move the file and those beside it (-wal, -shm) away, and restore again`,
    )
  }
  refuseDamaged(file)
  await mkdir(readConfig(environment).dataDir, { recursive: true })
  const unfinished = `${store}.unfinished`
  await rm(unfinished, { force: true })
  await copySqlite(file, unfinished)
  await rename(unfinished, store)
  say(`Restored ${store}.`)
}

function toStore(environment: Environment): string {
  const { dataDir, databaseUrl } = readConfig(environment)
  if (databaseUrl === null) return join(dataDir, STORE)
  throw new ConfigError(
    'DATABASE_URL names a PostgreSQL server: use its own pg_dump and pg_restore (see the gateway’s README)',
  )
}

/** A copy that cannot be read is found out now and not when it is needed. */
function refuseDamaged(file: string): void {
  if (!isWhole(file)) throw new ConfigError(`${file} is not a whole store`)
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
