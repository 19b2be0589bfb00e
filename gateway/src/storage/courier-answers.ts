import type { Database } from './database.ts'

/** A question of one account. The text names it whole and holds nothing personal: it is a hash. */
export interface QuestionKey {
  readonly tenantId: string
  readonly merchantId: string
  readonly question: string
}

export interface StoredAnswer {
  readonly body: string
  readonly answeredAt: string
}

export async function findAnswer(db: Database, key: QuestionKey): Promise<StoredAnswer | null> {
  const [row] = await db.query<{ body: string; answered_at: string }>(
    `SELECT body, answered_at FROM courier_answer
      WHERE tenant_id = ? AND merchant_id = ? AND question = ? AND body IS NOT NULL`,
    [key.tenantId, key.merchantId, key.question],
  )
  return row ? { body: row.body, answeredAt: row.answered_at } : null
}

/** `true`: it is this process that asks. Else another one is asking, or has just asked. */
export async function claimQuestion(
  db: Database,
  key: QuestionKey,
  claim: { by: string; now: string; until: string; answeredBefore: string },
): Promise<boolean> {
  const [rows = []] = await db.batch([
    {
      sql: `INSERT INTO courier_answer
          (tenant_id, merchant_id, question, answered_at, leased_until, leased_by)
        VALUES (?, ?, ?, '', ?, ?)
        ON CONFLICT (tenant_id, merchant_id, question) DO UPDATE
          SET leased_until = excluded.leased_until, leased_by = excluded.leased_by
          WHERE courier_answer.leased_until <= ? AND courier_answer.answered_at <= ?
        RETURNING question`,
      params: [
        ...[key.tenantId, key.merchantId, key.question],
        ...[claim.until, claim.by, claim.now, claim.answeredBefore],
      ],
    },
  ])
  return rows.length > 0
}

/** Ends a claim. `answer` is `null` when there was none: an older one stays. */
export async function settleQuestion(
  db: Database,
  key: QuestionKey,
  { by, answer }: { readonly by: string; readonly answer: StoredAnswer | null },
): Promise<void> {
  const set = answer ? 'body = ?, answered_at = ?,' : ''
  await db.query(
    `UPDATE courier_answer SET ${set} leased_until = '', leased_by = ''
      WHERE tenant_id = ? AND merchant_id = ? AND question = ? AND leased_by = ?`,
    [
      ...(answer ? [answer.body, answer.answeredAt] : []),
      ...[key.tenantId, key.merchantId, key.question, by],
    ],
  )
}

/** Forgets what is too old to be given to anybody. */
export async function sweepAnswers(
  db: Database,
  times: { readonly now: string; readonly answeredBefore: string },
): Promise<void> {
  await db.query('DELETE FROM courier_answer WHERE answered_at < ? AND leased_until < ?', [
    times.answeredBefore,
    times.now,
  ])
}
