import { DeliveryError, type Town } from '@courier-checkout/api-client'
import { type CheckAnswer, type CheckRequest, RuleSet } from '@courier-checkout/api-client/contract'
import { askCourier } from './ask-courier.ts'
import type { Asker } from './asker.ts'
import type { Directory, Installation } from './installation.ts'
import { CHECK_MS } from './installing.ts'
import type { Clock } from './lib/clock.ts'
import type { Points } from './points.ts'
import { toBuyerPrice } from './pricing.ts'
import { toRateRequest } from './quote-method.ts'
import type { Rates } from './rates.ts'
import type { Database } from './storage/database.ts'
import { saveDelivery } from './storage/installations.ts'
import { loadRuleSets, type RuleSetInForce } from './storage/rule-sets.ts'
import type { Towns } from './towns.ts'
import type { WebhookPost } from './webhooks/post.ts'
import { sendChallenge } from './webhooks/signed.ts'

export interface CheckDeps {
  readonly db: Database
  readonly directory: Directory
  readonly clock: Clock
  readonly rates: Rates
  readonly towns: Towns
  readonly points: Points
  /** Calls a shop. */
  readonly post: WebhookPost
}

type Finding = CheckAnswer['findings'][number]

interface Checking {
  readonly installation: Installation
  readonly asker: Asker
  readonly request: CheckRequest
}

/** Everything that must work before a shop can sell with us, each as a sentence for its owner. */
export async function checkInstallation(deps: CheckDeps, checking: Checking): Promise<CheckAnswer> {
  const credentials = await checkCredentials(deps, checking)
  const priced = credentials.ok ? await checkRates(deps, checking) : { findings: [], sample: null }
  const webhook = await checkWebhook(deps, checking.installation)
  const findings = [credentials, ...priced.findings, ...webhook]
  return {
    ok: findings.every(({ ok }) => ok),
    findings,
    sample: priced.sample,
    serverTime: Math.floor(deps.clock.now().getTime() / 1000),
  }
}

async function checkCredentials(
  { directory }: CheckDeps,
  { installation, asker }: Checking,
): Promise<Finding> {
  try {
    const courier = await directory.provider(installation.merchantId)
    const { requestId } = asker
    await askCourier({ ms: CHECK_MS }, (signal) => courier.checkAccount({ signal, requestId }))
    return found('credentials', true, 'the courier accepts the login and the password')
  } catch (error) {
    return found('credentials', false, words(error))
  }
}

async function checkRates(
  deps: CheckDeps,
  checking: Checking,
): Promise<Pick<CheckAnswer, 'findings' | 'sample'>> {
  const { installation, asker, request } = checking
  const ruleSet = await findSampleRules(deps, checking)
  if (!ruleSet) {
    const missing = found(
      'rule_set',
      false,
      `there is no rule set ${request.ruleSet}: save it again`,
    )
    return { findings: [missing], sample: null }
  }
  try {
    const town = await findSampleTown(deps, checking)
    const sample = await loadSample(deps, checking, { ruleSet, town })
    const { points } = await deps.points.inTown(installation, asker, town.code)
    const rates = sample
      ? found('rates', true, `the courier has a price to ${town.name}`)
      : found('rates', false, `no service level is possible to ${town.name}`)
    const counted = found('points', true, `${town.name} has ${points.length} pickup points`)
    return { findings: [rates, counted], sample }
  } catch (error) {
    return { findings: [found('rates', false, words(error))], sample: null }
  }
}

async function findSampleRules(
  { db }: CheckDeps,
  { installation, request }: Checking,
): Promise<RuleSetInForce | null> {
  const known = await loadRuleSets(db, installation)
  if (request.ruleSet === undefined) {
    return known[0] ?? { name: 'default', version: 1, rules: RuleSet.parse({}) }
  }
  return known.find(({ name }) => name === request.ruleSet) ?? null
}

async function findSampleTown(
  { towns }: CheckDeps,
  { installation, asker, request }: Checking,
): Promise<Town> {
  if (request.town !== undefined) {
    return towns.resolve(installation, asker, { townCode: request.town })
  }
  const largest = await towns.largest(installation, asker)
  if (largest) return largest
  throw new DeliveryError('out_of_coverage', 'the courier names no town')
}

async function loadSample(
  { rates }: CheckDeps,
  { installation, asker, request }: Checking,
  { ruleSet, town }: { readonly ruleSet: RuleSetInForce; readonly town: Town },
): Promise<CheckAnswer['sample']> {
  const { currency } = installation
  const cart = { currency, goods: 100_000, payment: 'none', parcels: [] } as const
  const question = toRateRequest({
    ruleSet,
    town,
    cart: { ...cart, weightGrams: request.weightGrams },
  })
  const answer = await rates.ask(asker, question)
  const offered = ruleSet.rules.serviceLevels
  const rate = answer.rates.find((r) => offered.length === 0 || offered.includes(r.serviceLevel))
  if (!rate) return null
  const { price } = toBuyerPrice(rate.price.amount, cart.goods, ruleSet.rules)
  return {
    town: town.name,
    serviceLevel: rate.serviceLevel,
    name: rate.name,
    price: { amount: price, currency },
    transitDays: rate.transitDays,
  }
}

/** Events are pushed only to an address that has proven to be the shop's own. */
async function checkWebhook(
  deps: CheckDeps,
  installation: Installation,
): Promise<readonly Finding[]> {
  const { webhookUrl } = installation
  if (webhookUrl === null) return []
  const { ok, message } = await sendChallenge(deps, installation, webhookUrl)
  await saveDelivery(deps.db, installation, ok ? 'push' : 'pull')
  return [found('webhook', ok, message)]
}

const found = (code: Finding['code'], ok: boolean, message: string): Finding => ({
  code,
  ok,
  message,
})

/** Known failures in their own words; an unknown one is not for a settings page. */
function words(error: unknown): string {
  if (error instanceof DeliveryError) return error.message
  throw error
}
