import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startGateway } from '@courier-checkout/gateway'
import { type Courier, startCourier } from '../stage/courier.ts'
import { connectShop, type Shop } from '../stage/shop.ts'
import { ASKS, type Ask, OLD_QUOTE, quotePath } from './asks.ts'
import { createShopper, type Shopper, type Visit } from './shopper.ts'
import { type Astray, type CheckoutFault, createWire, type Wire } from './wire.ts'

export interface CheckoutTrial {
  readonly faults: readonly CheckoutFault[]
  /** Times each thing is asked for, two at once. */
  readonly visits: number
}

export interface Cell {
  readonly fault: CheckoutFault
  readonly ask: string
  readonly worstMs: number
  /** What was served instead, and how often. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly wrong: readonly string[]
}

export interface CheckoutReport {
  readonly cells: readonly Cell[]
  /** New quotes of another account of the same courier, during the trouble. */
  readonly others: { readonly worstMs: number; readonly visits: number; readonly failed: number }
  readonly calm: { readonly worstMs: number }
}

const NEW_COMPANY = '9'
const STRANGER = { login: 'stranger', password: 'not-a-secret' }

/** Quotes older than this are asked for anew. */
const STALE_AFTER_MS = 15 * 60_000
/** Whatever a breaker waits for, it has waited. */
const CALM_MS = 3_600_000

/** Every fault of the courier against everything a checkout asks for. */
export async function runCheckout(trial: CheckoutTrial): Promise<CheckoutReport> {
  const [courier, sick] = await Promise.all([1, 2].map(() => startTwoCompanies()))
  if (!courier || !sick) throw new Error('two couriers are needed')
  const wire = await createWire(sick)
  const dataDir = mkdtempSync(join(tmpdir(), 'checkout-'))
  let ahead = 0
  const gateway = await startGateway(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      COURIER_URL: courier.apiUrl,
      TENANTS: JSON.stringify({ 8: { requestsPerHour: 1_000_000 }, 9: {} }),
      GATEWAY_KEY: randomBytes(32).toString('base64'),
      TRUST_PROXY: '1',
      LOG_LEVEL: 'silent',
    },
    {
      fetch: wire.fetch,
      clock: {
        now: () => new Date(Date.now() + ahead),
        wait: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
      },
    },
  )
  try {
    const stage = await prepare(gateway.url, courier, wire)
    const cells: Cell[] = []
    const others: Visit[] = []
    const calm = await measureOthers(stage, { count: trial.visits, from: 0 })
    for (const fault of trial.faults) {
      wire.heal()
      ahead += CALM_MS
      await stage.known.visit(OLD_QUOTE)
      ahead += STALE_AFTER_MS
      await wire.spoil(fault, stage.astray)
      const beside = measureOthers(stage, { count: trial.visits * 4, from: cells.length * 1_000 })
      cells.push(...(await Promise.all(ASKS.map((ask) => askMany(stage, { fault, ask }, trial)))))
      others.push(...(await beside))
    }
    return {
      cells,
      others: {
        worstMs: worst(others),
        visits: others.length,
        failed: others.filter(({ outcome }) => outcome !== 'fresh').length,
      },
      calm: { worstMs: worst(calm) },
    }
  } finally {
    await gateway.close()
    await wire.close()
    await Promise.all([courier.close(), sick.close()])
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Stage {
  readonly known: Shopper
  readonly new: Shopper
  readonly other: Shopper
  readonly astray: readonly Astray[]
}

/**
 * Two accounts of a courier that the gateway knows well, and one of a courier of which it never
 * got a list: it was let in, and every list failed since.
 */
async function prepare(gateway: string, courier: Courier, wire: Wire): Promise<Stage> {
  const [known, other] = courier.accounts
  if (!known || !other) throw new Error('two accounts are needed')
  await wire.spoil('http500', [{ courierCode: NEW_COMPANY }])
  const shops = await Promise.all([
    connectShop(gateway, courier, known),
    connectShop(gateway, courier, other),
    connectShop(gateway, { ...courier, courierCode: NEW_COMPANY }, STRANGER),
  ])
  for (const shop of shops) await putRules(gateway, shop)
  const [knownShopper, otherShopper, newShopper] = shops.map((shop) => createShopper(gateway, shop))
  if (!knownShopper || !otherShopper || !newShopper) throw new Error('three shops are needed')
  while ((await knownShopper.visit('/v1/towns?q=каз')).outcome !== 'fresh') await sleep(50)
  while ((await knownShopper.visit('/v1/pickup-points?town=1')).outcome !== 'fresh') await sleep(50)
  return {
    known: knownShopper,
    other: otherShopper,
    new: newShopper,
    astray: [
      { courierCode: courier.courierCode, login: known.login },
      { courierCode: NEW_COMPANY },
    ],
  }
}

async function startTwoCompanies(): Promise<Courier> {
  const courier = await startCourier({ accounts: 2, points: 500 })
  const { tenants } = courier.simulator.world.settings
  const [first] = tenants
  const [template] = first?.accounts ?? []
  if (!first || !template) throw new Error('the courier has no company')
  // The simulator's list of companies is its own array: a second company is put beside the first.
  const list = tenants as (typeof first)[]
  list.push({ ...first, extra: NEW_COMPANY, accounts: [{ ...template, ...STRANGER }] })
  return courier
}

async function putRules(gateway: string, shop: Shop): Promise<void> {
  const response = await shop.call(gateway, { method: 'PUT', path: '/v1/rule-sets/door', body: {} })
  if (!response.ok) throw new Error(`rule set: ${await response.text()}`)
}

async function measureOthers(
  stage: Stage,
  { count, from }: { readonly count: number; readonly from: number },
): Promise<readonly Visit[]> {
  const visits: Visit[] = []
  for (let i = 0; i < count; i++) {
    visits.push(await stage.other.visit(quotePath(500_000 + from + i)))
    await sleep(20)
  }
  return visits
}

async function askMany(
  stage: Stage,
  { fault, ask }: { readonly fault: CheckoutFault; readonly ask: Ask },
  { visits }: CheckoutTrial,
): Promise<Cell> {
  const shopper = stage[ask.shop]
  const seen: Visit[] = []
  for (let n = 0; n < visits; n += 2) {
    seen.push(...(await Promise.all([n, n + 1].map((i) => shopper.visit(ask.path(i))))))
  }
  const outcomes = Object.groupBy(seen, ({ outcome }) => outcome)
  return {
    fault,
    ask: ask.name,
    worstMs: worst(seen),
    outcomes: Object.fromEntries(Object.entries(outcomes).map(([k, v]) => [k, v?.length ?? 0])),
    wrong: Object.keys(outcomes).filter((outcome) => !ask.allowed.includes(outcome)),
  }
}

const worst = (visits: readonly Visit[]): number => Math.max(...visits.map(({ ms }) => ms))
