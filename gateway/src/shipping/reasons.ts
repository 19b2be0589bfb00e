import { DeliveryError, type ShipmentReason } from '@courier-checkout/api-client/contract'

/** A failure in our words and, where it has any, the courier's. */
export function toReason(error: unknown): ShipmentReason {
  if (!(error instanceof DeliveryError)) {
    return { code: 'internal', message: 'something broke on our side; it will be tried again' }
  }
  const { code, message, details } = error
  const theirs = (key: string) => (typeof details[key] === 'string' ? { [key]: details[key] } : {})
  return { code, message, ...theirs('courierCode'), ...theirs('courierMessage') }
}

/** What a failed call to the courier means for what it was to do. */
export type Failure =
  /** The courier has decided; asking again would change nothing. */
  | 'refused'
  /** Certainly not done; asking again may help. */
  | 'not_done'
  /** Nobody knows whether it was done. */
  | 'unknown'

const FINAL: ReadonlySet<string> = new Set([
  'courier_rejected',
  'out_of_coverage',
  'not_deliverable',
  'unsupported',
])

export const isFinal = ({ code }: ShipmentReason): boolean => FINAL.has(code)

export function toFailure(error: unknown): Failure {
  if (!(error instanceof DeliveryError)) return 'unknown'
  if (FINAL.has(error.code)) return 'refused'
  if (error.code === 'courier_credentials' || error.code === 'rate_limited') return 'not_done'
  return error.details['sent'] === 'no' ? 'not_done' : 'unknown'
}

/** How long the courier or our own limiter asks to wait; `null`: they do not say. */
export function toRetryAfterMs(error: unknown): number | null {
  if (!(error instanceof DeliveryError)) return null
  const { retryAfterMs } = error.details
  return typeof retryAfterMs === 'number' ? retryAfterMs : null
}

export const isCredentials = (error: unknown): boolean =>
  error instanceof DeliveryError && error.code === 'courier_credentials'

export const isUnseenDuplicate = (error: unknown): boolean =>
  error instanceof DeliveryError && error.details['duplicate'] === true
