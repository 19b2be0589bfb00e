import { RuleSet } from '@courier-checkout/api-client/contract'
import type { Installation } from '../installation.ts'
import type { Database, Row } from './database.ts'

export interface RuleSetInForce {
  readonly name: string
  readonly version: number
  readonly rules: RuleSet
}

interface RuleSetRow extends Row {
  name: string
  version: number
  rules: string
}

/** The version in force afterwards: it grows only when the rules differ. */
export async function saveRuleSet(
  db: Database,
  installation: Installation,
  change: { readonly name: string; readonly rules: RuleSet; readonly now: string },
): Promise<number> {
  const { tenantId, merchantId, id } = installation
  const [, found] = await db.batch([
    {
      sql: `INSERT INTO rule_set (tenant_id, merchant_id, installation_id, name, version, rules, updated_at)
            VALUES (?, ?, ?, ?, 1, ?, ?)
            ON CONFLICT (installation_id, name) DO UPDATE
              SET rules = excluded.rules, version = rule_set.version + 1, updated_at = excluded.updated_at
              WHERE rule_set.rules <> excluded.rules`,
      params: [tenantId, merchantId, id, change.name, JSON.stringify(change.rules), change.now],
    },
    {
      sql: `SELECT version FROM rule_set
            WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ? AND name = ?`,
      params: [tenantId, merchantId, id, change.name],
    },
  ])
  return Number(found?.[0]?.['version'])
}

export async function loadRuleSets(
  db: Database,
  { tenantId, merchantId, id }: Installation,
): Promise<readonly RuleSetInForce[]> {
  const rows = await db.query<RuleSetRow>(
    `SELECT name, version, rules FROM rule_set
     WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ? ORDER BY name`,
    [tenantId, merchantId, id],
  )
  return rows.map(toRuleSet)
}

/** A remembered row is read once. */
const ruleSets = new WeakMap<RuleSetRow, RuleSetInForce>()

function toRuleSet(row: RuleSetRow): RuleSetInForce {
  const known = ruleSets.get(row)
  if (known) return known
  const ruleSet = {
    name: row.name,
    version: Number(row.version),
    // Rules written by an older version of the gateway gain what has been added since.
    rules: RuleSet.parse(JSON.parse(row.rules)),
  }
  ruleSets.set(row, ruleSet)
  return ruleSet
}
