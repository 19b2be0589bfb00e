import type { MiddlewareHandler } from 'hono'
import { type AuthDeps, findByPublicKey } from './auth.ts'
import type { GatewayContext, GatewayEnv } from './gateway-env.ts'
import type { Installation } from './installation.ts'

type Bytes = Buffer<ArrayBuffer>

/** Finished answers to pages, for the same question from the same page in a rush. */
export interface Rush {
  find(installation: Installation, c: GatewayContext): Bytes | null
  keep(installation: Installation, c: GatewayContext, answer: Bytes): void
}

const MOST_ANSWERS = 200

/**
 * Answers live as long as the object of their installation: two seconds, or until something of the
 * shop is changed (storage/remembered-reads.ts). So what was saved is seen in the next answer.
 */
export function createRush(): Rush {
  const rushes = new WeakMap<Installation, Map<string, Bytes>>()

  return {
    find: (installation, c) => rushes.get(installation)?.get(toQuestion(c)) ?? null,
    keep(installation, c, answer) {
      const answers = rushes.get(installation) ?? new Map()
      if (answers.size >= MOST_ANSWERS) answers.clear()
      rushes.set(installation, answers.set(toQuestion(c), answer))
    },
  }
}

/** Word for word: whether it may be asked and what it means was found out the first time. */
const toQuestion = (c: GatewayContext): string => `${c.req.header('origin')} ${c.req.url}`

/** Answers a page's question that was just answered; else lets it go its way. */
export function answerRush(deps: AuthDeps, rush: Rush): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    const origin = c.req.header('origin')
    if (origin === undefined || c.req.header('authorization') !== undefined) return next()
    const installation = await findByPublicKey(deps, c)
    const known = rush.find(installation, c)
    if (!known) return next()
    deps.limits.countBrowser(c, installation.publishableKey)
    c.set('caller', { installation, isSecret: false })
    return new Response(known, { headers: toHeaders(origin) })
  }
}

/** What the long way sets one by one. */
const toHeaders = (origin: string) => ({
  'content-type': 'application/json',
  'cache-control': 'private, max-age=60',
  vary: 'Origin',
  'x-content-type-options': 'nosniff',
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After, X-Request-Id',
})
