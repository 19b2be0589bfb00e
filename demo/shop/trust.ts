import type { Cart, SelectionClaims, TokenRefusal } from '@courier-checkout/api-client/contract'
import {
  fingerprint,
  refuseWebhook,
  type SigningKey,
  verifySelection,
} from '@courier-checkout/gateway'
import { type Connection, OFFERED_METHODS } from './connection.ts'

export type TokenVerdict =
  | { readonly ok: true; readonly claims: SelectionClaims }
  | { readonly ok: false; readonly reason: TokenRefusal }

/**
 * Believes a selection token, or says which check failed first. Asks nobody.
 * Source: docs/lifecycle.md, "Quote, selection, token".
 */
export function readToken(
  token: string,
  { connection, cart, now }: { connection: Connection; cart: Cart; now: Date },
): TokenVerdict {
  const keys = toSigningKeys(connection)
  const known = {
    installation: connection.installationId,
    fingerprint: fingerprint(cart),
    currency: cart.currency,
    now: Math.floor(now.getTime() / 1000),
  }
  // One field holds both methods here: the token says which, and its own rule set must be in force.
  for (const { method, ruleSet } of OFFERED_METHODS) {
    const inForce = `${ruleSet}@${connection.ruleSets[ruleSet]}`
    const verdict = verifySelection(token, keys, { ...known, method, ruleSet: inForce })
    if (verdict.ok || verdict.reason !== 'method') return verdict
  }
  return { ok: false, reason: 'method' }
}

/** Whether a webhook is the gateway's and fresh. */
export function isFromGateway(
  message: { readonly body: string; readonly header: string },
  connection: Connection,
  now: Date,
): boolean {
  const seconds = Math.floor(now.getTime() / 1000)
  return refuseWebhook(message, toSigningKeys(connection), seconds) === null
}

/** `sk_<kid>_<43 characters>`. */
function toSigningKeys({ secretKeys }: Connection): readonly SigningKey[] {
  return secretKeys.map((secret) => ({ kid: secret.split('_')[1] ?? '', secret }))
}
