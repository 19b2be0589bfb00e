import type { CheckAnswer, QuotedMethod, RuleSetInput } from '@courier-checkout/api-client/contract'
import type { ShopGateway } from './gateway.ts'
import type { ShopStore } from './store.ts'

/** What the shop remembers of its installation at the gateway. */
export interface Connection {
  readonly installationId: string
  readonly publishableKey: string
  readonly courierCode: string
  readonly login: string
  /** Newest first: tokens signed with an older key are still good for a while. */
  readonly secretKeys: readonly string[]
  /** Versions in force, as the gateway answered them. */
  readonly ruleSets: Readonly<Record<string, number>>
}

/** What a merchant enters. The password goes to the gateway and is not kept here. */
export interface Credentials {
  readonly courierCode: string
  readonly login: string
  readonly password: string
}

export interface OfferedMethod {
  readonly method: QuotedMethod
  readonly ruleSet: string
}

export const OFFERED_METHODS: readonly OfferedMethod[] = [
  { method: 'pickup_point', ruleSet: 'pickup' },
  { method: 'door', ruleSet: 'door' },
]

/** The shop's price rules, kopecks: whole tens of roubles; pickup is free from 15,000 ₽. */
const RULES: Readonly<Record<string, RuleSetInput>> = {
  door: { rounding: { step: 1000, direction: 'up' } },
  pickup: { rounding: { step: 1000, direction: 'up' }, freeFrom: 15_000_00 },
}

/** For the door: when drivers of this shop's courier come. */
const DELIVERY_WINDOWS = {
  windows: [
    { from: '10:00', to: '14:00' },
    { from: '14:00', to: '18:00' },
    { from: '18:00', to: '22:00' },
  ],
  daysAhead: 7,
  daysOff: [7],
}

const KEPT_KEYS = 3
const SETTING = 'connection'

export interface ConnectionDeps {
  readonly store: ShopStore
  readonly gateway: ShopGateway
  readonly shopUrl: string
  /** Below the shop's own address. */
  readonly webhookPath: string
  /** Under which the same shop is reached too: `http://localhost:8080`. */
  readonly otherOrigins: readonly string[]
}

export function findConnection(store: ShopStore): Connection | null {
  // Our own writing, by `connect` and `changeConnection` and nobody else.
  return (store.readSetting(SETTING) as Connection | undefined) ?? null
}

/** The newest secret key, for the shop's own calls. */
export function findSecretKey(store: ShopStore): string | null {
  return findConnection(store)?.secretKeys[0] ?? null
}

/**
 * Connects the shop: keys first, then rules and the webhook's address, then everything is checked. The
 * old connection stays when the courier does not accept the credentials.
 *
 * @throws {GatewayFailure} `courier_credentials` when they are wrong.
 */
export async function connect(
  deps: ConnectionDeps,
  credentials: Credentials,
): Promise<CheckAnswer> {
  const { store, gateway, shopUrl } = deps
  const answer = await gateway.install({
    ...credentials,
    shop: { url: shopUrl, platform: 'demo', platformVersion: '1', pluginVersion: '1' },
  })
  const old = findConnection(store)
  const isSame = old?.installationId === answer.installationId
  store.writeSetting(SETTING, {
    installationId: answer.installationId,
    publishableKey: answer.publishableKey,
    courierCode: credentials.courierCode,
    login: credentials.login,
    secretKeys: [answer.secretKey, ...(isSame ? old.secretKeys : [])].slice(0, KEPT_KEYS),
    ruleSets: isSame ? old.ruleSets : {},
  } satisfies Connection)
  await pushRules(deps)
  await gateway.changeInstallation({
    webhookUrl: `${shopUrl}${deps.webhookPath}`,
    allowedOrigins: [...deps.otherOrigins],
    deliveryWindows: DELIVERY_WINDOWS,
  })
  // Events are pushed only to an address that has answered the challenge of this check.
  return gateway.check({})
}

/** A rule set is in force once the gateway has answered its version. */
export async function pushRules({ store, gateway }: ConnectionDeps): Promise<void> {
  for (const [name, rules] of Object.entries(RULES)) {
    const { version } = await gateway.putRuleSet(name, rules)
    const connection = findConnection(store)
    if (!connection) return
    store.writeSetting(SETTING, {
      ...connection,
      ruleSets: { ...connection.ruleSets, [name]: version },
    } satisfies Connection)
  }
}
