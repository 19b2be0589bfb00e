import type { Statement } from '../database.ts'

const statements: readonly Statement[] = [
  // What a courier's webhook address holds, once the key it was made with has been replaced.
  { sql: 'ALTER TABLE merchant ADD COLUMN webhook_mark_sealed TEXT' },
  // When what is personal was taken out of an order.
  { sql: 'ALTER TABLE shipment ADD COLUMN erased_at TEXT' },
  {
    sql: `CREATE INDEX shipment_kept ON shipment (updated_at) WHERE due_at IS NULL`,
  },
]

export const migration0004 = { id: 4, name: 'keeping', statements } as const
