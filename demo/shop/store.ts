import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Order } from './order.ts'

/** The shop's own small database. */
export interface ShopStore {
  /** Newest first. */
  orders(): readonly Order[]
  findOrder(number: string): Order | null
  findOrderBySecret(secret: string): Order | null
  /** The same form sent twice answers the first order. */
  addOrder(draft: Omit<Order, 'number'>): Order
  /** Applies one change to the order as it stands now. `null`: there is none. */
  changeOrder(number: string, change: (order: Order) => Order): Order | null
  /** True at the first sight of an event. */
  markSeen(eventId: string): boolean
  readSetting(name: string): unknown
  writeSetting(name: string, value: unknown): void
  close(): void
}

const FIRST_NUMBER = 1001
const FILE = 'shop.sqlite'
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS shop_order (
    number BIGINT PRIMARY KEY, secret TEXT NOT NULL UNIQUE, form_key TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS seen_event (id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);`

/** Opens the store in a folder. Holds the shop's secret key: nobody else may read it. */
export function openShopStore(dir: string): ShopStore {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, FILE)
  const db = new DatabaseSync(path)
  chmodSync(path, 0o600)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec(SCHEMA)

  const findBy = (column: 'number' | 'secret' | 'form_key', value: string): Order | null =>
    readOrder(db.prepare(`SELECT body FROM shop_order WHERE ${column} = ?`).get(value))

  return {
    orders: () =>
      db
        .prepare('SELECT body FROM shop_order ORDER BY number DESC')
        .all()
        .flatMap((row) => readOrder(row) ?? []),
    findOrder: (number) => findBy('number', number),
    findOrderBySecret: (secret) => findBy('secret', secret),
    addOrder(draft) {
      const known = findBy('form_key', draft.formKey)
      if (known) return known
      const last = db.prepare('SELECT MAX(number) AS number FROM shop_order').get()
      const number = Math.max(FIRST_NUMBER, Number(last?.['number'] ?? 0) + 1)
      const order: Order = { ...draft, number: String(number) }
      db.prepare('INSERT INTO shop_order VALUES (?, ?, ?, ?)').run(
        number,
        order.secret,
        order.formKey,
        JSON.stringify(order),
      )
      return order
    },
    changeOrder(number, change) {
      const order = findBy('number', number)
      if (!order) return null
      const changed = change(order)
      db.prepare('UPDATE shop_order SET body = ? WHERE number = ?').run(
        JSON.stringify(changed),
        number,
      )
      return changed
    },
    markSeen(eventId) {
      const { changes } = db
        .prepare('INSERT INTO seen_event VALUES (?) ON CONFLICT DO NOTHING')
        .run(eventId)
      return Number(changes) === 1
    },
    readSetting(name) {
      const row = db.prepare('SELECT value FROM setting WHERE name = ?').get(name)
      return typeof row?.['value'] === 'string' ? JSON.parse(row['value']) : undefined
    },
    writeSetting(name, value) {
      db.prepare(
        'INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      ).run(name, JSON.stringify(value))
    },
    close: () => db.close(),
  }
}

function readOrder(row: Record<string, unknown> | undefined): Order | null {
  const body = row?.['body']
  // Our own writing, by `addOrder` and `changeOrder` and nobody else.
  return typeof body === 'string' ? (JSON.parse(body) as Order) : null
}
