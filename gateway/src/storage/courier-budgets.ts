import type { Database } from './database.ts'

/** An account at a courier, whether or not a shop has connected it yet. */
export interface BudgetKey {
  readonly tenantId: string
  readonly login: string
}

export interface Spending {
  readonly now: Date
  readonly requestsPerHour: number
  readonly isBrowser: boolean
}

const MINUTE_MS = 60_000
/** A minute counts until its last moment is an hour ago. */
const COUNTED_MS = 61 * MINUTE_MS

/**
 * Takes one request out of an account's hour, for all processes that share the store. Gives the
 * milliseconds to wait when there is none left, else 0. What browsers cause may use half.
 */
export async function spendRequest(
  db: Database,
  { tenantId, login }: BudgetKey,
  { now, requestsPerHour, isBrowser }: Spending,
): Promise<number> {
  const account = [tenantId, login]
  const since = toMinute(new Date(now.getTime() - COUNTED_MS))
  const [, taken = [], [oldest] = []] = await db.batch([
    {
      // Holds the row until the end of the batch, so what is counted next is everything.
      sql: `INSERT INTO courier_budget (tenant_id, login) VALUES (?, ?)
        ON CONFLICT (tenant_id, login) DO UPDATE SET login = excluded.login`,
      params: account,
    },
    {
      sql: `INSERT INTO courier_minute (tenant_id, login, minute, requests, browser_requests)
        SELECT ?, ?, ?, 1, ? FROM courier_budget b WHERE b.tenant_id = ? AND b.login = ?
          AND (SELECT COALESCE(SUM(requests), 0) FROM courier_minute
               WHERE tenant_id = ? AND login = ? AND minute > ?) < ?
          AND (SELECT COALESCE(SUM(browser_requests), 0) FROM courier_minute
               WHERE tenant_id = ? AND login = ? AND minute > ?) + ? <= ?
        ON CONFLICT (tenant_id, login, minute) DO UPDATE
          SET requests = courier_minute.requests + 1,
            browser_requests = courier_minute.browser_requests + excluded.browser_requests
        RETURNING minute`,
      params: [
        ...[...account, toMinute(now), Number(isBrowser), ...account],
        ...[...account, since, requestsPerHour],
        ...[...account, since, Number(isBrowser), Math.floor(requestsPerHour / 2)],
      ],
    },
    {
      sql: `SELECT MIN(minute) AS minute FROM courier_minute
        WHERE tenant_id = ? AND login = ? AND minute > ?`,
      params: [...account, since],
    },
  ])
  if (taken.length > 0) return 0
  const from = oldest?.['minute'] ? Date.parse(`${oldest['minute']}:00.000Z`) : now.getTime()
  return Math.max(1, from + COUNTED_MS - now.getTime())
}

/** Requests of the last hour of every account that made any. */
export async function loadSpending(
  db: Database,
  now: Date,
): Promise<readonly (BudgetKey & { readonly requests: number })[]> {
  const rows = await db.query(
    `SELECT tenant_id, login, SUM(requests) AS requests
      FROM courier_minute WHERE minute > ? GROUP BY tenant_id, login ORDER BY tenant_id, login`,
    [toMinute(new Date(now.getTime() - COUNTED_MS))],
  )
  return rows.map((row) => ({
    tenantId: String(row['tenant_id']),
    login: String(row['login']),
    requests: Number(row['requests']),
  }))
}

/** What one account asked of its courier in one minute. */
export interface SpentMinute extends BudgetKey {
  /** `2026-06-01T00:00` */
  readonly minute: string
  readonly requests: number
  /** Of those, what browsers caused. */
  readonly browserRequests: number
}

/** Adds what a process counted by itself. */
export async function addSpentMinutes(db: Database, spent: readonly SpentMinute[]): Promise<void> {
  await db.batch(
    spent.map(({ tenantId, login, minute, requests, browserRequests }) => ({
      sql: `INSERT INTO courier_minute (tenant_id, login, minute, requests, browser_requests)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, login, minute) DO UPDATE
          SET requests = courier_minute.requests + excluded.requests,
            browser_requests = courier_minute.browser_requests + excluded.browser_requests`,
      params: [tenantId, login, minute, requests, browserRequests],
    })),
  )
}

/** The minutes of the last hour, oldest first. */
export async function loadSpentMinutes(db: Database, now: Date): Promise<readonly SpentMinute[]> {
  const rows = await db.query(
    `SELECT tenant_id, login, minute, requests, browser_requests FROM courier_minute
      WHERE minute > ? ORDER BY minute`,
    [toMinute(new Date(now.getTime() - COUNTED_MS))],
  )
  return rows.map((row) => ({
    tenantId: String(row['tenant_id']),
    login: String(row['login']),
    minute: String(row['minute']),
    requests: Number(row['requests']),
    browserRequests: Number(row['browser_requests']),
  }))
}

/** Forgets minutes that count no more. */
export async function sweepSpending(db: Database, now: Date): Promise<void> {
  await db.query('DELETE FROM courier_minute WHERE minute <= ?', [
    toMinute(new Date(now.getTime() - 2 * COUNTED_MS)),
  ])
}

/** `2026-06-01T00:00`: fixed width, sorts as time. */
export const toMinute = (date: Date): string => date.toISOString().slice(0, 16)
