import { DeliveryError, type SelectionClaims } from '@courier-checkout/api-client/contract'
import type { SigningKey } from './installation.ts'
import { signSelection } from './tokens.ts'

/** A form field and a session hold it everywhere. Source: docs/lifecycle.md. */
const LIMIT = 2048
const SHORTENED = 120

/**
 * Signs what fits. Texts that are only shown are shortened: the point's code says which it is. The
 * buyer's own address and note never are, because the driver needs all of them.
 *
 * @throws {DeliveryError} `invalid_request` when these alone are too long.
 */
export function signFitting(
  claims: SelectionClaims,
  key: SigningKey,
): { readonly token: string; readonly selection: SelectionClaims } {
  for (const selection of [claims, shorten(claims)]) {
    const token = signSelection(selection, key)
    if (token.length <= LIMIT) return { token, selection }
  }
  const path = claims.note === undefined ? 'address' : 'note'
  throw new DeliveryError('invalid_request', `the ${path} is too long to be carried`, {
    details: { issues: [{ path, message: 'is too long' }] },
  })
}

function shorten(claims: SelectionClaims): SelectionClaims {
  const { point, town } = claims
  return {
    ...claims,
    town: { ...town, name: cut(town.name) },
    ...(point
      ? { point: { code: point.code, name: cut(point.name), address: cut(point.address) } }
      : {}),
  }
}

const cut = (text: string): string =>
  text.length <= SHORTENED ? text : `${text.slice(0, SHORTENED - 1)}…`
