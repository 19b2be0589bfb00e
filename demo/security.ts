import type { MiddlewareHandler } from 'hono'

export interface AllowedOrigins {
  /** Where the chooser's scripts and answers come from. */
  readonly gateway: string
  /** Where map pictures come from, when that is not the shop itself. */
  readonly tiles: string | null
}

/** What a shop that takes money would set: nothing runs or loads that the shop did not name. */
export function contentSecurity({ gateway, tiles }: AllowedOrigins): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${gateway}`,
    "style-src 'self'",
    `img-src 'self' data:${tiles ? ` ${tiles}` : ''}`,
    `connect-src 'self' ${gateway}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
    if (c.res.headers.get('content-type')?.startsWith('text/html')) {
      c.header('cache-control', 'no-store')
    }
  }
}
