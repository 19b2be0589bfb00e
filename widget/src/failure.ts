import type { ErrorCode } from '@courier-checkout/api-client/contract'

/** The product's error table, and `unreachable`: no answer came, or it was not the gateway's. */
export type FailureCode = ErrorCode | 'unreachable'

/** A call to the gateway that did not give what was asked for. Branch on `code`. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly details: Readonly<Record<string, unknown>>
  /** `null`: repeating does not help; zero: soon. */
  readonly retryAfterMs: number | null

  constructor(
    code: FailureCode,
    message: string,
    details: Record<string, unknown> = {},
    retryAfterMs: number | null = null,
  ) {
    super(message)
    this.code = code
    this.details = details
    this.retryAfterMs = retryAfterMs
  }
}

/** By name, because parts that are fetched later carry a class of their own. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure'
}

/** Failures that the shopper's patience may cure. */
export function isPassing(code: FailureCode): boolean {
  return (
    code === 'unreachable' ||
    code === 'courier_unavailable' ||
    code === 'courier_misbehaved' ||
    code === 'internal' ||
    code === 'rate_limited'
  )
}
