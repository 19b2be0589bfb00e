import type { Database, Row } from './database.ts'

/** One courier account of this gateway, its password locked away. */
export interface MerchantRecord {
  readonly id: string
  readonly tenantId: string
  readonly login: string
  readonly passwordSealed: string
  /** The merchant's code at the courier. */
  readonly merchantCode: string
  readonly streamId: string
  readonly updatedAt: string
  /** What its webhook address holds; `null`: a mark of the present key. */
  readonly webhookMarkSealed: string | null
}

interface MerchantRow extends Row {
  id: string
  tenant_id: string
  login: string
  password_sealed: string
  merchant_code: string
  stream_id: string
  updated_at: string
  webhook_mark_sealed: string | null
}

/** The id that stands: an account that is known keeps its id and its stream. */
export async function claimMerchant(
  db: Database,
  merchant: Omit<MerchantRecord, 'passwordSealed' | 'updatedAt' | 'webhookMarkSealed'>,
  now: string,
): Promise<MerchantRecord> {
  await db.query(
    `INSERT INTO merchant (id, tenant_id, login, password_sealed, merchant_code, stream_id, created_at, updated_at)
     VALUES (?, ?, ?, '', ?, ?, ?, ?)
     ON CONFLICT (tenant_id, login) DO NOTHING`,
    [
      merchant.id,
      merchant.tenantId,
      merchant.login,
      merchant.merchantCode,
      merchant.streamId,
      now,
      now,
    ],
  )
  const rows = await db.query<MerchantRow>(
    'SELECT * FROM merchant WHERE tenant_id = ? AND login = ?',
    [merchant.tenantId, merchant.login],
  )
  const [row] = rows
  if (!row) throw new Error('the merchant was not stored')
  return toMerchant(row)
}

/** The password that the courier just let in replaces the one that was known. */
export async function savePassword(
  db: Database,
  merchant: Pick<MerchantRecord, 'id' | 'tenantId' | 'passwordSealed' | 'merchantCode'>,
  now: string,
): Promise<void> {
  await db.query(
    `UPDATE merchant SET password_sealed = ?, merchant_code = ?, updated_at = ?
     WHERE tenant_id = ? AND id = ?`,
    [merchant.passwordSealed, merchant.merchantCode, now, merchant.tenantId, merchant.id],
  )
}

/** The same secrets, locked anew; a row whose password changed meanwhile is left alone. */
export async function replaceSealed(
  db: Database,
  { id, tenantId, passwordSealed }: MerchantRecord,
  sealed: Pick<MerchantRecord, 'passwordSealed' | 'webhookMarkSealed'>,
): Promise<void> {
  await db.batch([
    {
      sql: `UPDATE merchant SET webhook_mark_sealed = ? WHERE tenant_id = ? AND id = ?`,
      params: [sealed.webhookMarkSealed, tenantId, id],
    },
    {
      sql: `UPDATE merchant SET password_sealed = ?
        WHERE tenant_id = ? AND id = ? AND password_sealed = ?`,
      params: [sealed.passwordSealed, tenantId, id, passwordSealed],
    },
  ])
}

export async function findMerchant(db: Database, id: string): Promise<MerchantRecord | null> {
  const rows = await db.query<MerchantRow>('SELECT * FROM merchant WHERE id = ?', [id])
  return rows[0] ? toMerchant(rows[0]) : null
}

export async function loadMerchants(db: Database): Promise<readonly MerchantRecord[]> {
  const rows = await db.query<MerchantRow>(
    "SELECT * FROM merchant WHERE password_sealed <> '' ORDER BY tenant_id, id",
  )
  return rows.map(toMerchant)
}

function toMerchant(row: MerchantRow): MerchantRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    login: row.login,
    passwordSealed: row.password_sealed,
    merchantCode: row.merchant_code,
    streamId: row.stream_id,
    updatedAt: row.updated_at,
    webhookMarkSealed: row.webhook_mark_sealed,
  }
}
