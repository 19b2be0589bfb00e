import type { Database, Row, Statement } from './database.ts'

export interface SecretKeyRecord {
  readonly kid: string
  readonly tenantId: string
  readonly installationId: string
  readonly sealed: string
  readonly firstUsedAt: string | null
  /** From then on it opens nothing; `null`: not replaced yet. */
  readonly retiresAt: string | null
}

interface SecretKeyRow extends Row {
  kid: string
  tenant_id: string
  installation_id: string
  sealed: string
  first_used_at: string | null
  retires_at: string | null
}

export async function addSecretKey(
  db: Database,
  key: Pick<SecretKeyRecord, 'kid' | 'tenantId' | 'installationId' | 'sealed'>,
  now: string,
): Promise<void> {
  await db.batch([
    // Holds the shop's row until the end: two processes never give two keys the same place.
    {
      sql: 'UPDATE installation SET updated_at = updated_at WHERE tenant_id = ? AND id = ?',
      params: [key.tenantId, key.installationId],
    },
    {
      sql: `INSERT INTO secret_key (kid, tenant_id, installation_id, sealed, sequence, created_at)
        SELECT ?, ?, ?, ?, COALESCE(MAX(sequence), 0) + 1, ? FROM secret_key
        WHERE installation_id = ?`,
      params: [key.kid, key.tenantId, key.installationId, key.sealed, now, key.installationId],
    },
  ])
}

export async function findSecretKey(db: Database, kid: string): Promise<SecretKeyRecord | null> {
  const rows = await db.query<SecretKeyRow>('SELECT * FROM secret_key WHERE kid = ?', [kid])
  return rows[0] ? toSecretKey(rows[0]) : null
}

export async function loadSecretKeys(db: Database): Promise<readonly SecretKeyRecord[]> {
  return (await db.query<SecretKeyRow>('SELECT * FROM secret_key ORDER BY kid')).map(toSecretKey)
}

/** The same key, locked anew. */
export async function replaceSealedKey(
  db: Database,
  { tenantId, kid }: SecretKeyRecord,
  sealed: string,
): Promise<void> {
  await db.query('UPDATE secret_key SET sealed = ? WHERE tenant_id = ? AND kid = ?', [
    sealed,
    tenantId,
    kid,
  ])
}

/**
 * The newest key that the shop has shown to hold. Before any was used, the newest: there is no
 * other that could sign.
 */
export async function findSigningKey(
  db: Database,
  installationId: string,
): Promise<SecretKeyRecord | null> {
  const rows = await db.query<SecretKeyRow>(
    `SELECT * FROM secret_key WHERE installation_id = ?
     ORDER BY CASE WHEN first_used_at IS NULL THEN 1 ELSE 0 END, sequence DESC LIMIT 1`,
    [installationId],
  )
  return rows[0] ? toSecretKey(rows[0]) : null
}

/** The first use of a key: from now on it signs, and the older ones have until `retiresAt`. */
export async function noteFirstUse(
  db: Database,
  { kid, installationId }: SecretKeyRecord,
  times: { readonly now: string; readonly retiresAt: string },
): Promise<void> {
  const firstUse: readonly Statement[] = [
    {
      sql: `UPDATE secret_key SET retires_at = ?
            WHERE installation_id = ? AND retires_at IS NULL
              AND sequence < (SELECT sequence FROM secret_key WHERE kid = ? AND first_used_at IS NULL)`,
      params: [times.retiresAt, installationId, kid],
    },
    {
      sql: 'UPDATE secret_key SET first_used_at = ? WHERE kid = ? AND first_used_at IS NULL',
      params: [times.now, kid],
    },
  ]
  await db.batch(firstUse)
}

/** A remembered row is read once, and so is the key in it. */
const records = new WeakMap<SecretKeyRow, SecretKeyRecord>()

function toSecretKey(row: SecretKeyRow): SecretKeyRecord {
  const known = records.get(row)
  if (known) return known
  const record = readRow(row)
  records.set(row, record)
  return record
}

function readRow(row: SecretKeyRow): SecretKeyRecord {
  return {
    kid: row.kid,
    tenantId: row.tenant_id,
    installationId: row.installation_id,
    sealed: row.sealed,
    firstUsedAt: row.first_used_at,
    retiresAt: row.retires_at,
  }
}
