import type { Purpose, SecretBox } from '../crypto.ts'
import type { Database } from '../storage/database.ts'
import { loadMerchants, replaceSealed } from '../storage/merchants.ts'
import { loadSecretKeys, replaceSealedKey } from '../storage/secret-keys.ts'

export interface Rotated {
  readonly passwords: number
  readonly secretKeys: number
}

/**
 * Locks everything secret anew with the present key; afterwards the previous one opens nothing that
 * is kept. May run beside the gateway and be repeated: a row that changed meanwhile was locked with
 * the present key by whoever changed it.
 */
export async function rotateKey(
  db: Database,
  /** `both` opens with either key and locks with the present one. */
  { both, previous }: { readonly both: SecretBox; readonly previous: SecretBox },
): Promise<Rotated> {
  const relock = (purpose: Purpose, sealed: string, context: string): string =>
    both.seal(purpose, both.open(purpose, sealed, context), context)

  const merchants = await loadMerchants(db)
  for (const merchant of merchants) {
    const { id, passwordSealed, webhookMarkSealed } = merchant
    // The address that the merchant entered at the courier goes on.
    const mark = webhookMarkSealed
      ? both.open('courier-webhook', webhookMarkSealed, id)
      : Buffer.from(previous.mark('courier-webhook', id))
    await replaceSealed(db, merchant, {
      passwordSealed: relock('courier-password', passwordSealed, id),
      webhookMarkSealed: both.seal('courier-webhook', mark, id),
    })
  }
  const keys = await loadSecretKeys(db)
  for (const key of keys) {
    await replaceSealedKey(db, key, relock('secret-key', key.sealed, key.kid))
  }
  return { passwords: merchants.length, secretKeys: keys.length }
}
