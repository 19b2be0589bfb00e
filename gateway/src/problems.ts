import { DeliveryError, ERROR_POLICY } from '@courier-checkout/api-client'
import type { Problem } from '@courier-checkout/api-client/contract'
import type { GatewayContext } from './gateway-env.ts'
import type { Log } from './lib/log.ts'
import { StorageFault } from './storage/storage-fault.ts'

/** The one place where an error becomes HTTP. */
export function toProblemResponse(error: unknown, c: GatewayContext, log: Log): Response {
  const requestId = c.get('requestId')
  if (error instanceof StorageFault) {
    log('storage.failed', { requestId, reason: error.reason, error })
    const details = { reason: `storage_${error.reason}`, retryAfterMs: 5_000 }
    return send(c, { code: 'internal', message: error.message, details, requestId })
  }
  if (!(error instanceof DeliveryError)) {
    log('request.crashed', { requestId, error })
    return send(c, { code: 'internal', message: 'something broke on our side', requestId })
  }
  const { code, message, details } = error
  if (ERROR_POLICY[code].status >= 500) log('request.refused', { requestId, code, error })
  return send(c, { code, message, details, requestId })
}

function send(
  c: GatewayContext,
  problem: Omit<Problem, 'details'> & Partial<Pick<Problem, 'details'>>,
): Response {
  const { details = {}, ...rest } = problem
  const retryAfterMs = details['retryAfterMs']
  c.header('cache-control', 'no-store')
  c.header('content-type', 'application/problem+json; charset=utf-8')
  if (typeof retryAfterMs === 'number') {
    c.header('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1000))))
  }
  // What is left of the body is not read, so the connection cannot be used again.
  if (problem.code === 'payload_too_large') c.header('connection', 'close')
  const body: Problem = { ...rest, details }
  return c.body(JSON.stringify(body), ERROR_POLICY[problem.code].status)
}
