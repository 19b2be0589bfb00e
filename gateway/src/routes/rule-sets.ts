import { RuleSet, type RuleSetAnswer, RuleSetName } from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { type AuthDeps, requireSecretKey } from '../auth.ts'
import type { GatewayEnv } from '../gateway-env.ts'
import { readBody, readParam } from '../input.ts'
import { toTimestamp } from '../lib/clock.ts'
import { saveRuleSet } from '../storage/rule-sets.ts'

export function ruleSetRoutes(deps: AuthDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()

  app.put('/v1/rule-sets/:name', requireSecretKey(deps), async (c) => {
    const name = readParam(c, 'name', RuleSetName)
    const rules = await readBody(c, RuleSet)
    const now = toTimestamp(deps.clock.now())
    const version = await saveRuleSet(deps.db, c.get('caller').installation, { name, rules, now })
    return c.json({ name, version } satisfies RuleSetAnswer)
  })

  return app
}
