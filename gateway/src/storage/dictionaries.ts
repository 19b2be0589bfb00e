import type { Database, Row } from './database.ts'

/** A courier's long list, kept so that a restart need not ask for it again. */
export type DictionaryKind = 'town' | 'point'

export interface DictionaryKey {
  readonly tenantId: string
  readonly kind: DictionaryKind
}

interface HeadRow extends Row {
  version: string
  loaded_at: string
}

interface PageRow extends Row {
  body: string
}

/** Saves one page of a version that is being read. The first sweeps away what an earlier try left. */
export async function savePage(
  db: Database,
  { tenantId, kind }: DictionaryKey,
  page: { readonly version: string; readonly number: number; readonly rows: readonly unknown[] },
): Promise<void> {
  const insert = {
    sql: 'INSERT INTO dictionary_page (tenant_id, kind, version, page, body) VALUES (?, ?, ?, ?, ?)',
    params: [tenantId, kind, page.version, page.number, JSON.stringify(page.rows)],
  }
  const sweep = {
    sql: `DELETE FROM dictionary_page WHERE tenant_id = ? AND kind = ? AND version NOT IN
            (SELECT version FROM dictionary WHERE tenant_id = ? AND kind = ?)`,
    params: [tenantId, kind, tenantId, kind],
  }
  await db.batch(page.number === 0 ? [sweep, insert] : [insert])
}

/** Makes a whole version the one in force, and forgets every other. */
export async function publishVersion(
  db: Database,
  { tenantId, kind }: DictionaryKey,
  head: { readonly version: string; readonly loadedAt: string },
): Promise<void> {
  await db.batch([
    {
      sql: `INSERT INTO dictionary (tenant_id, kind, version, loaded_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (tenant_id, kind) DO UPDATE
              SET version = excluded.version, loaded_at = excluded.loaded_at`,
      params: [tenantId, kind, head.version, head.loadedAt],
    },
    {
      sql: 'DELETE FROM dictionary_page WHERE tenant_id = ? AND kind = ? AND version <> ?',
      params: [tenantId, kind, head.version],
    },
  ])
}

export interface StoredDictionary {
  readonly loadedAt: string
  readonly pages: AsyncIterable<readonly unknown[]>
}

export async function findDictionary(
  db: Database,
  { tenantId, kind }: DictionaryKey,
): Promise<StoredDictionary | null> {
  const rows = await db.query<HeadRow>(
    'SELECT version, loaded_at FROM dictionary WHERE tenant_id = ? AND kind = ?',
    [tenantId, kind],
  )
  const [head] = rows
  if (!head) return null

  async function* pages(version: string): AsyncGenerator<readonly unknown[]> {
    for (let page = 0; ; page++) {
      const found = await db.query<PageRow>(
        'SELECT body FROM dictionary_page WHERE tenant_id = ? AND kind = ? AND version = ? AND page = ?',
        [tenantId, kind, version, page],
      )
      if (!found[0]) return
      yield JSON.parse(found[0].body)
    }
  }
  return { loadedAt: head.loaded_at, pages: pages(head.version) }
}
