/** Every failure this product knows: the HTTP status it becomes, and whether repeating may help. */
export const ERROR_POLICY = {
  invalid_request: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  conflict: { status: 409, retryable: false },
  quote_expired: { status: 410, retryable: false },
  payload_too_large: { status: 413, retryable: false },
  selection_invalid: { status: 422, retryable: false },
  out_of_coverage: { status: 422, retryable: false },
  not_deliverable: { status: 422, retryable: false },
  courier_rejected: { status: 422, retryable: false },
  courier_credentials: { status: 424, retryable: false },
  rate_limited: { status: 429, retryable: true },
  internal: { status: 500, retryable: false },
  unsupported: { status: 501, retryable: false },
  courier_misbehaved: { status: 502, retryable: false },
  courier_unavailable: { status: 503, retryable: true },
} as const

export type ErrorCode = keyof typeof ERROR_POLICY

/** The one error this product throws on purpose. Branch on `code`, never on `message`. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly code: ErrorCode
  /** Data for machines, safe to show: no secret, token, phone or full address. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.details = options.details ?? {}
  }

  get retryable(): boolean {
    return ERROR_POLICY[this.code].retryable
  }
}
