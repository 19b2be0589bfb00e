import { DeliveryError } from '@courier-checkout/api-client'
import type { MiddlewareHandler } from 'hono'
import type { Accounts } from './accounts.ts'
import { isId, isSameSecret } from './crypto.ts'
import type { GatewayContext, GatewayEnv } from './gateway-env.ts'
import { setHeader } from './headers.ts'
import type { Installation } from './installation.ts'
import { type Clock, toTimestamp } from './lib/clock.ts'
import type { Limits } from './limits.ts'
import { toShopUrl } from './shop-url.ts'
import type { Database } from './storage/database.ts'
import { findByPublishableKey, type InstallationRecord } from './storage/installations.ts'
import { findSecretKey, noteFirstUse } from './storage/secret-keys.ts'

export interface AuthDeps {
  readonly db: Database
  readonly accounts: Accounts
  readonly clock: Clock
  readonly limits: Limits
}

/** A replaced key has a day left, counted from the first use of the new one. */
const RETIREMENT_MS = 24 * 3_600_000

/** Lets in servers with `sk_…` and pages with `pk_…`. */
export function authenticate(deps: AuthDeps): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    if (c.req.header('authorization') !== undefined) await admitServer(deps, c)
    else await admitBrowser(deps, c)
    await next()
  }
}

/** Lets in servers only. */
export function requireSecretKey(deps: AuthDeps): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    if (c.req.header('authorization') === undefined && c.req.query('key') !== undefined) {
      throw new DeliveryError('forbidden', 'this call needs the secret key of the shop’s server')
    }
    await admitServer(deps, c)
    await next()
  }
}

async function admitServer(deps: AuthDeps, c: GatewayContext): Promise<void> {
  if (c.req.header('origin') !== undefined) {
    throw new DeliveryError('forbidden', 'a secret key was used in a browser: replace it')
  }
  const given = /^Bearer (sk_(\w{1,16})_[\w-]{43})$/.exec(c.req.header('authorization') ?? '')
  const [, secret = '', kid = ''] = given ?? []
  const installation = await findBySecret(deps, c, { secret, kid })
  refuseOtherShop(installation, c.req.header('courier-shop'))
  c.set('caller', { installation, isSecret: true })
}

async function findBySecret(
  { db, accounts, clock, limits }: AuthDeps,
  c: GatewayContext,
  given: { readonly secret: string; readonly kid: string },
): Promise<Installation> {
  const refuse = (message: string): DeliveryError => {
    limits.countStranger(c)
    return new DeliveryError('unauthenticated', message)
  }
  if (given.secret === '') throw refuse('the Authorization header has no secret key')
  const key = await findSecretKey(db, given.kid)
  if (!key || !isSameSecret(given.secret, accounts.openSecretKey(key))) {
    throw refuse('the secret key is not known')
  }
  const now = clock.now()
  if (key.retiresAt !== null && key.retiresAt <= toTimestamp(now)) {
    throw refuse('the secret key was replaced more than a day ago')
  }
  if (key.firstUsedAt === null) {
    const retiresAt = toTimestamp(new Date(now.getTime() + RETIREMENT_MS))
    await noteFirstUse(db, key, { now: toTimestamp(now), retiresAt })
  }
  const installation = await accounts.findInstallation(key.installationId)
  if (!installation) throw refuse('the installation is gone')
  return installation
}

/** A copy of a shop at another address must not send the first one's orders. */
function refuseOtherShop({ shopUrl }: Installation, named: string | undefined): void {
  if (named === undefined) {
    throw new DeliveryError('forbidden', 'name your shop in the Courier-Shop header', {
      details: { reason: 'shop' },
    })
  }
  if (named === shopUrl) return
  const shop = URL.canParse(named) ? toShopUrl(named) : null
  if (shop?.key === toShopUrl(shopUrl).key) return
  throw new DeliveryError(
    'forbidden',
    'this shop is a copy of another one, or has moved: connect it anew in its settings',
    { details: { reason: 'shop' } },
  )
}

async function admitBrowser(deps: AuthDeps, c: GatewayContext): Promise<void> {
  const installation = await findByPublicKey(deps, c)
  refuseOrigin(installation, c)
  deps.limits.countBrowser(c, installation.publishableKey)
  c.set('caller', { installation, isSecret: false })
}

/** The installation that the address names; nothing is said yet about who may use it. */
export async function findByPublicKey(
  { db, accounts, limits }: AuthDeps,
  c: GatewayContext,
): Promise<Installation> {
  const key = c.req.query('key') ?? ''
  if (key.startsWith('sk_')) {
    throw new DeliveryError('forbidden', 'a secret key was put into an address: replace it')
  }
  const record = isId(key) ? await findByPublishableKey(db, key) : null
  if (!record) {
    limits.countStranger(c)
    throw new DeliveryError('unauthenticated', key ? 'the key is not known' : 'a key is needed')
  }
  const known = installations.get(record)
  if (known) return known
  const installation = accounts.toInstallation(record)
  installations.set(record, installation)
  return installation
}

/** As long as a shop's row is remembered it is one object, and so is what was made of it. */
const installations = new WeakMap<InstallationRecord, Installation>()

/** Reading the answer is for the shop's own pages: the header says so to the browser. */
function refuseOrigin(installation: Installation, c: GatewayContext): void {
  const origin = c.req.header('origin')
  if (origin === undefined && c.req.header('sec-fetch-site') === 'same-origin') return
  if (origin !== undefined && isAllowedOrigin(installation, origin)) {
    setHeader(c, 'access-control-allow-origin', origin)
    setHeader(c, 'access-control-expose-headers', 'Retry-After, X-Request-Id')
    return
  }
  throw new DeliveryError('forbidden', 'this page does not belong to the shop of the key', {
    details: { reason: 'origin' },
  })
}

/** Computed once as long as the shop's row is remembered. */
const origins = new WeakMap<Installation, ReadonlySet<string>>()

export function isAllowedOrigin(installation: Installation, origin: string): boolean {
  const known = origins.get(installation) ?? toOrigins(installation)
  origins.set(installation, known)
  return known.has(origin)
}

function toOrigins(installation: Installation): ReadonlySet<string> {
  const own = new URL(installation.shopUrl)
  // A shop that was connected before it had its certificate.
  const secured = own.protocol === 'http:' && own.port === '' ? `https://${own.host}` : own.origin
  return new Set([own.origin, secured, ...installation.allowedOrigins])
}

/** Answers a preflight: our own calls need none, a shop's own script may send one. */
export function answerPreflight(deps: AuthDeps): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    if (c.req.method !== 'OPTIONS') return next()
    refuseOrigin(await findByPublicKey(deps, c), c)
    c.header('access-control-allow-methods', 'GET, POST')
    c.header('access-control-allow-headers', 'Content-Type, X-Request-Id')
    c.header('access-control-max-age', '600')
    return c.body(null, 204)
  }
}
