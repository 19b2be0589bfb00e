import type { Context } from 'hono'
import type { Asker } from './asker.ts'
import type { Caller } from './installation.ts'

/** What travels with each request inside the app. */
export interface GatewayEnv {
  Variables: {
    requestId: string
    /** Set by `authenticate` and `requireSecretKey` only. */
    caller: Caller
    /** Set where a shopper waits: milliseconds since 1970. */
    answerBy: number | undefined
  }
}

export type GatewayContext = Context<GatewayEnv>

/** On whose behalf the courier is asked: browsers may spend half of an account's hour. */
export function toAsker(c: GatewayContext): Asker {
  const { installation, isSecret } = c.get('caller')
  return {
    tenantId: installation.tenantId,
    merchantId: installation.merchantId,
    budget: isSecret ? 'server' : 'browser',
    requestId: c.get('requestId'),
    answerBy: c.get('answerBy'),
  }
}
