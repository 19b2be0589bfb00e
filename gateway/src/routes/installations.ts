import { DeliveryError } from '@courier-checkout/api-client'
import {
  type CheckAnswer,
  CheckRequest,
  type InstallAnswer,
  type InstallationAnswer,
  InstallationChange,
  InstallRequest,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { type AuthDeps, requireSecretKey } from '../auth.ts'
import { type CheckDeps, checkInstallation } from '../check.ts'
import { type GatewayEnv, toAsker } from '../gateway-env.ts'
import { readBody } from '../input.ts'
import type { Installation } from '../installation.ts'
import { type InstallingDeps, install, issueSecretKey } from '../installing.ts'
import { toTimestamp } from '../lib/clock.ts'
import { toOrigin, toShopUrl } from '../shop-url.ts'
import { saveSettings } from '../storage/installations.ts'
import { loadRuleSets } from '../storage/rule-sets.ts'

export type InstallationRoutesDeps = AuthDeps &
  InstallingDeps &
  CheckDeps & {
    /** Called with the tenant of a new installation: its towns and points may be loaded ahead. */
    readonly onInstalled: (tenantId: string) => void
    /** Where couriers reach this gateway; `null`: not known. */
    readonly publicUrl: string | null
  }

export function installationRoutes(deps: InstallationRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  const needsSecretKey = requireSecretKey(deps)

  app.post('/v1/installations', async (c) => {
    const request = await readBody(c, InstallRequest)
    const attempt = deps.limits.countLogin(c, `${request.courierCode}/${request.login}`)
    const answer = await forgiving(attempt, () => install(deps, request, c.get('requestId')))
    deps.onInstalled(request.courierCode)
    return c.json(answer satisfies InstallAnswer, 201)
  })

  app.get('/v1/installation', needsSecretKey, async (c) =>
    c.json(await toAnswer(deps, c.get('caller').installation)),
  )

  app.put('/v1/installation', needsSecretKey, async (c) => {
    const { installation } = c.get('caller')
    const changed = applyChange(installation, await readBody(c, InstallationChange))
    await saveSettings(deps.db, changed, toTimestamp(deps.clock.now()))
    return c.json(await toAnswer(deps, changed))
  })

  app.post('/v1/installation/check', needsSecretKey, async (c) => {
    const request = await readBody(c, CheckRequest)
    const { installation } = c.get('caller')
    const answer = await checkInstallation(deps, { installation, asker: toAsker(c), request })
    return c.json(answer satisfies CheckAnswer)
  })

  app.post('/v1/installation/keys', needsSecretKey, async (c) =>
    c.json(await issueSecretKey(deps, c.get('caller').installation), 201),
  )

  return app
}

/** Only a wrong password counts as a guess. */
async function forgiving<Out>(
  attempt: { forgive(): void },
  work: () => Promise<Out>,
): Promise<Out> {
  try {
    const out = await work()
    attempt.forgive()
    return out
  } catch (error) {
    const isGuess = error instanceof DeliveryError && error.code === 'courier_credentials'
    if (!isGuess) attempt.forgive()
    throw error
  }
}

async function toAnswer(
  { db, accounts, publicUrl }: InstallationRoutesDeps,
  installation: Installation,
): Promise<InstallationAnswer> {
  const ruleSets = await loadRuleSets(db, installation)
  const secret = await accounts.webhookSecret(installation.merchantId)
  return {
    installationId: installation.id,
    publishableKey: installation.publishableKey,
    courierCode: installation.tenantId,
    currency: installation.currency,
    shopUrl: installation.shopUrl,
    numberPrefix: installation.numberPrefix,
    allowedOrigins: [...installation.allowedOrigins],
    webhookUrl: installation.webhookUrl,
    delivery: installation.delivery,
    deliveryWindows: installation.deliveryWindows,
    ruleSets: ruleSets.map(({ name, version }) => ({ name, version })),
    courierWebhookUrl: publicUrl && `${publicUrl}/v1/courier-events/${secret}`,
  }
}

/** What is named is changed, the rest stays. */
function applyChange(installation: Installation, change: InstallationChange): Installation {
  const webhookUrl =
    change.webhookUrl === undefined
      ? installation.webhookUrl
      : toWebhookUrl(installation, change.webhookUrl)
  return {
    ...installation,
    numberPrefix: change.numberPrefix ?? installation.numberPrefix,
    allowedOrigins: change.allowedOrigins?.map(readOrigin) ?? installation.allowedOrigins,
    webhookUrl,
    // Another address has to pass its own check first.
    delivery: webhookUrl === installation.webhookUrl ? installation.delivery : 'pull',
    deliveryWindows:
      change.deliveryWindows === undefined ? installation.deliveryWindows : change.deliveryWindows,
  }
}

/** Events of a shop go to that shop's own host and nowhere else. */
function toWebhookUrl({ shopUrl }: Installation, webhookUrl: string | null): string | null {
  if (webhookUrl === null) return null
  const url = new URL(webhookUrl)
  const { host } = toShopUrl(shopUrl)
  if (url.hostname !== host) throw invalid('webhookUrl', `must be on the shop's host ${host}`)
  if (url.username !== '' || url.password !== '')
    throw invalid('webhookUrl', 'must not hold a login')
  return url.href
}

function readOrigin(text: string, index: number): string {
  const origin = toOrigin(text)
  if (origin) return origin
  throw invalid(`allowedOrigins.${index}`, 'must be like https://www.shop.example')
}

function invalid(path: string, message: string): DeliveryError {
  return new DeliveryError('invalid_request', `${path} ${message}`, {
    details: { issues: [{ path, message }] },
  })
}
