import type { Statement } from '../database.ts'

const statements: readonly Statement[] = [
  {
    sql: `CREATE TABLE merchant (
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      login TEXT NOT NULL,
      password_sealed TEXT NOT NULL,
      merchant_code TEXT NOT NULL,
      stream_id TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      UNIQUE (tenant_id, login)
    )`,
  },
  {
    sql: `CREATE TABLE installation (
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL REFERENCES merchant (id),
      publishable_key TEXT NOT NULL UNIQUE,
      shop_key TEXT NOT NULL,
      shop_url TEXT NOT NULL,
      platform TEXT NOT NULL,
      platform_version TEXT NOT NULL,
      plugin_version TEXT NOT NULL,
      number_prefix TEXT NOT NULL,
      allowed_origins TEXT NOT NULL,
      webhook_url TEXT,
      delivery TEXT NOT NULL CHECK (delivery IN ('pull', 'push')),
      delivery_windows TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      UNIQUE (merchant_id, shop_key)
    )`,
  },
  {
    sql: `CREATE TABLE secret_key (
      kid TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      installation_id TEXT NOT NULL REFERENCES installation (id),
      sealed TEXT NOT NULL,
      sequence BIGINT NOT NULL,
      created_at TEXT NOT NULL,
      first_used_at TEXT,
      retires_at TEXT,
      UNIQUE (installation_id, sequence)
    )`,
  },
  {
    sql: `CREATE TABLE rule_set (
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      installation_id TEXT NOT NULL REFERENCES installation (id),
      name TEXT NOT NULL,
      version BIGINT NOT NULL,
      rules TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (installation_id, name)
    )`,
  },
  // A courier's long lists, in pages of JSON: a whole country never is one value.
  {
    sql: `CREATE TABLE dictionary (
      tenant_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('town', 'point')),
      version TEXT NOT NULL,
      loaded_at TEXT NOT NULL,
      PRIMARY KEY (tenant_id, kind)
    )`,
  },
  {
    sql: `CREATE TABLE dictionary_page (
      tenant_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      version TEXT NOT NULL,
      page BIGINT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (tenant_id, kind, version, page)
    )`,
  },
]

export const migration0001 = { id: 1, name: 'installations', statements } as const
