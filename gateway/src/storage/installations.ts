import type { Installation } from '../installation.ts'
import type { Database, Row } from './database.ts'

/** As it lies in the table: what the tenant's configuration adds is not here. */
export type InstallationRecord = Omit<Installation, 'currency'>

interface InstallationRow extends Row {
  id: string
  tenant_id: string
  merchant_id: string
  publishable_key: string
  shop_url: string
  platform: string
  number_prefix: string
  allowed_origins: string
  webhook_url: string | null
  delivery: 'pull' | 'push'
  delivery_windows: string | null
}

export interface NewInstallation {
  readonly id: string
  readonly tenantId: string
  readonly merchantId: string
  readonly publishableKey: string
  readonly shop: {
    readonly key: string
    readonly url: string
    readonly platform: string
    readonly platformVersion: string
    readonly pluginVersion: string
  }
}

/** The installation of this shop on this account: a known one keeps its id, keys and settings. */
export async function saveInstallation(
  db: Database,
  installation: NewInstallation,
  now: string,
): Promise<InstallationRecord> {
  const { shop } = installation
  const rows = await db.query<InstallationRow>(
    `INSERT INTO installation (id, tenant_id, merchant_id, publishable_key, shop_key, shop_url, platform,
       platform_version, plugin_version, number_prefix, allowed_origins, delivery, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '[]', 'pull', ?, ?)
     ON CONFLICT (merchant_id, shop_key) DO UPDATE SET shop_url = excluded.shop_url,
       platform = excluded.platform, platform_version = excluded.platform_version,
       plugin_version = excluded.plugin_version, updated_at = excluded.updated_at
     RETURNING *`,
    [
      installation.id,
      installation.tenantId,
      installation.merchantId,
      installation.publishableKey,
      shop.key,
      shop.url,
      shop.platform,
      shop.platformVersion,
      shop.pluginVersion,
      now,
      now,
    ],
  )
  const [row] = rows
  if (!row) throw new Error('the installation was not stored')
  return toInstallation(row)
}

export async function findInstallation(
  db: Database,
  id: string,
): Promise<InstallationRecord | null> {
  const rows = await db.query<InstallationRow>('SELECT * FROM installation WHERE id = ?', [id])
  return rows[0] ? toInstallation(rows[0]) : null
}

export async function findByPublishableKey(
  db: Database,
  key: string,
): Promise<InstallationRecord | null> {
  const rows = await db.query<InstallationRow>(
    'SELECT * FROM installation WHERE publishable_key = ?',
    [key],
  )
  return rows[0] ? toInstallation(rows[0]) : null
}

/** Writes what the shop may set; everything else about an installation never changes. */
export async function saveSettings(
  db: Database,
  installation: Installation,
  now: string,
): Promise<void> {
  const { deliveryWindows: windows } = installation
  await db.query(
    `UPDATE installation SET number_prefix = ?, allowed_origins = ?, webhook_url = ?, delivery = ?,
       delivery_windows = ?, updated_at = ?
     WHERE tenant_id = ? AND merchant_id = ? AND id = ?`,
    [
      installation.numberPrefix,
      JSON.stringify(installation.allowedOrigins),
      installation.webhookUrl,
      installation.delivery,
      windows && JSON.stringify(windows),
      now,
      installation.tenantId,
      installation.merchantId,
      installation.id,
    ],
  )
}

/** What the check of this webhook address found; a change of address meanwhile is left alone. */
export async function saveDelivery(
  db: Database,
  { tenantId, merchantId, id, webhookUrl }: Installation,
  delivery: 'pull' | 'push',
): Promise<void> {
  await db.query(
    `UPDATE installation SET delivery = ?
     WHERE tenant_id = ? AND merchant_id = ? AND id = ? AND webhook_url = ?`,
    [delivery, tenantId, merchantId, id, webhookUrl],
  )
}

/** A remembered row is read once. */
const records = new WeakMap<InstallationRow, InstallationRecord>()

function toInstallation(row: InstallationRow): InstallationRecord {
  const known = records.get(row)
  if (known) return known
  const record = readRow(row)
  records.set(row, record)
  return record
}

function readRow(row: InstallationRow): InstallationRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    merchantId: row.merchant_id,
    publishableKey: row.publishable_key,
    shopUrl: row.shop_url,
    platform: row.platform,
    numberPrefix: row.number_prefix,
    // Both were written from parsed values.
    allowedOrigins: JSON.parse(row.allowed_origins),
    webhookUrl: row.webhook_url,
    delivery: row.delivery,
    deliveryWindows: row.delivery_windows === null ? null : JSON.parse(row.delivery_windows),
  }
}
