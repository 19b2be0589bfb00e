import type { Context } from 'hono'
import type { Caller } from './installation.ts'
import type { Asker } from './rates.ts'

/** What travels with each request inside the app. */
export interface GatewayEnv {
  Variables: {
    requestId: string
    /** Set by `authenticate` and `requireSecretKey` only. */
    caller: Caller
  }
}

export type GatewayContext = Context<GatewayEnv>

/** On whose behalf the courier is asked: browsers may spend half of an account's hour. */
export function toAsker(c: GatewayContext): Asker {
  const { installation, isSecret } = c.get('caller')
  return {
    merchantId: installation.merchantId,
    budget: isSecret ? 'server' : 'browser',
    requestId: c.get('requestId'),
  }
}
