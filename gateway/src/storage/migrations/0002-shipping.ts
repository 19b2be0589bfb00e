import type { Statement } from '../database.ts'

const shipment: readonly Statement[] = [
  // One row per order of a shop: its present attempt, and the work that is due on it.
  {
    sql: `CREATE TABLE shipment (
      shipment_id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      installation_id TEXT NOT NULL,
      reference TEXT NOT NULL,
      attempt BIGINT NOT NULL,
      state TEXT NOT NULL
        CHECK (state IN ('queued', 'sent', 'rejected', 'unclear', 'cancelled')),
      draft TEXT NOT NULL,
      pending TEXT CHECK (pending IN ('edit', 'cancel')),
      pending_draft TEXT,
      pending_since TEXT,
      pending_tries BIGINT NOT NULL,
      courier_reference TEXT,
      waybill TEXT,
      barcode TEXT,
      order_sum BIGINT,
      reason TEXT,
      found TEXT,
      tries BIGINT NOT NULL,
      is_trying BIGINT NOT NULL,
      is_unanswered BIGINT NOT NULL,
      is_given_up BIGINT NOT NULL,
      is_absent BIGINT NOT NULL,
      opened_at TEXT NOT NULL,
      first_sent_at TEXT,
      last_sent_at TEXT,
      due_at TEXT,
      leased_until TEXT NOT NULL,
      leased_by TEXT NOT NULL,
      present TEXT,
      tracked_at TEXT NOT NULL,
      events_told BIGINT NOT NULL,
      version BIGINT NOT NULL,
      changed_by TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      UNIQUE (installation_id, reference)
    )`,
  },
  // Most shipments are at rest, so this index stays small.
  {
    sql: `CREATE INDEX shipment_due ON shipment (merchant_id, due_at) WHERE due_at IS NOT NULL`,
  },
  { sql: 'CREATE INDEX shipment_listed ON shipment (installation_id, created_at, shipment_id)' },
  {
    sql: `CREATE TABLE attempt (
      shipment_id TEXT NOT NULL,
      attempt BIGINT NOT NULL,
      body_hash TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      PRIMARY KEY (shipment_id, attempt)
    )`,
  },
  // Every number ever given to a courier on an account. Kept for ever: never given twice.
  {
    sql: `CREATE TABLE courier_number (
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      courier_reference TEXT NOT NULL,
      shipment_id TEXT NOT NULL,
      attempt BIGINT NOT NULL,
      is_ours BIGINT NOT NULL,
      taken_at TEXT NOT NULL,
      PRIMARY KEY (tenant_id, merchant_id, courier_reference)
    )`,
  },
  {
    sql: `CREATE TABLE timeline (
      shipment_id TEXT NOT NULL,
      step BIGINT NOT NULL,
      attempt BIGINT NOT NULL,
      at TEXT NOT NULL,
      what TEXT NOT NULL,
      message TEXT NOT NULL,
      PRIMARY KEY (shipment_id, step)
    )`,
  },
]

const tracking: readonly Statement[] = [
  {
    sql: `CREATE TABLE tracking_event (
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      shipment_id TEXT NOT NULL,
      attempt BIGINT NOT NULL,
      at TEXT NOT NULL,
      courier_status TEXT NOT NULL,
      status TEXT NOT NULL,
      provisional BIGINT NOT NULL,
      title TEXT NOT NULL,
      place TEXT,
      step BIGINT NOT NULL,
      stored_at TEXT NOT NULL,
      PRIMARY KEY (shipment_id, attempt, at, courier_status)
    )`,
  },
  // A number the courier should be asked about: a webhook hinted at it, or it moved too early.
  {
    sql: `CREATE TABLE track_request (
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      courier_reference TEXT NOT NULL,
      hint TEXT NOT NULL,
      tries BIGINT NOT NULL,
      due_at TEXT NOT NULL,
      leased_until TEXT NOT NULL,
      PRIMARY KEY (tenant_id, merchant_id, courier_reference)
    )`,
  },
  { sql: 'CREATE INDEX track_request_due ON track_request (due_at)' },
  // The status feed of each account: one reader at a time in the whole gateway.
  {
    sql: `CREATE TABLE status_poll (
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      interval_ms BIGINT NOT NULL,
      due_at TEXT NOT NULL,
      leased_until TEXT NOT NULL,
      leased_by TEXT NOT NULL,
      PRIMARY KEY (tenant_id, merchant_id)
    )`,
  },
]

const telling: readonly Statement[] = [
  // What shops are told. `position` grows by one per installation in the order of commits, because
  // its counter's row is locked until then: a reader's cursor never passes an unfinished event.
  {
    sql: `CREATE TABLE shop_event (
      event_id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      installation_id TEXT NOT NULL,
      shipment_id TEXT NOT NULL,
      position BIGINT NOT NULL,
      number BIGINT NOT NULL,
      body TEXT NOT NULL,
      created_at TEXT NOT NULL,
      UNIQUE (installation_id, position)
    )`,
  },
  {
    sql: `CREATE TABLE shop_feed (
      installation_id TEXT PRIMARY KEY,
      last_position BIGINT NOT NULL
    )`,
  },
  {
    sql: `CREATE TABLE webhook_delivery (
      event_id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      installation_id TEXT NOT NULL,
      shipment_id TEXT NOT NULL,
      number BIGINT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed', 'pulled')),
      tries BIGINT NOT NULL,
      last_error TEXT,
      due_at TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      leased_until TEXT NOT NULL,
      leased_by TEXT NOT NULL
    )`,
  },
  { sql: 'CREATE INDEX webhook_delivery_due ON webhook_delivery (state, due_at)' },
  { sql: 'CREATE INDEX webhook_delivery_order ON webhook_delivery (shipment_id, state, number)' },
  { sql: 'CREATE INDEX webhook_delivery_listed ON webhook_delivery (installation_id, state)' },
]

export const migration0002 = {
  id: 2,
  name: 'shipping',
  statements: [...shipment, ...tracking, ...telling],
} as const
