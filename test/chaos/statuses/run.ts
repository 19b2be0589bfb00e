import { setTimeout as sleep } from 'node:timers/promises'
import type { ShipmentAnswer } from '@courier-checkout/api-client/contract'
import { createRandom, type Random } from '../random.ts'
import { type Courier, startCourier } from '../stage/courier.ts'
import { anOrder } from '../stage/draft.ts'
import type { GatewayProcess } from '../stage/gateway-process.ts'
import { type Engine, type Gateways, startGateways } from '../stage/gateways.ts'
import { HASTY } from '../stage/hasty.ts'
import { connectShop, type Shop } from '../stage/shop.ts'
import { type Crashes, spoilReading, startCrashes } from './crash.ts'
import { startListener } from './listener.ts'
import { moveAtRandom } from './move.ts'
import { judgeStatuses, type StatusVerdict, type Word } from './verdict.ts'

export interface StatusTrial {
  readonly engine: Engine
  readonly processes: number
  readonly seed: number
  readonly orders: number
  readonly events: number
  /** Kills between reading and acknowledging, at least. */
  readonly leastKills: number
  readonly settleMs: number
}

export interface StatusReport extends StatusVerdict {
  readonly kills: number
  readonly repeats: number
}

/** Many statuses in no sensible order, read by gateways that die before they acknowledge them. */
export async function runStatuses(trial: StatusTrial): Promise<StatusReport> {
  const courier = await startCourier({ accounts: 1 })
  try {
    const gateways = await startGateways(courier, { ...trial, ...HASTY, name: 'statuses' })
    try {
      return await runOn(trial, courier, gateways)
    } finally {
      await gateways.stop()
    }
  } finally {
    await courier.close()
  }
}

async function runOn(
  trial: StatusTrial,
  courier: Courier,
  { processes }: Gateways,
): Promise<StatusReport> {
  const [gateway] = processes
  const [account] = courier.accounts
  if (!account) throw new Error('the courier has no account')
  const shop = await connectShop(gateway.url, courier, account)
  await hintAt(courier, shop, gateway)
  const references = Array.from({ length: trial.orders }, (_, i) => `s-${i + 1}`)
  await placeAll(shop, gateway, references)
  await untilFirstReading(courier)

  const random = createRandom(trial.seed)
  const listener = startListener(shop, gateway.url)
  const crashes = startCrashes(createRandom(trial.seed + 1), courier, processes)
  await moveInPieces({ random, courier, crashes }, trial)
  await crashes.stop()

  const said = listWords(courier)
  const answers = await untilQuiet(said, { shop, gateway: gateway.url, limitMs: trial.settleMs })
  await listener.stop()
  await listener.catchUp()
  const verdict = judgeStatuses(said, answers, listener.states)
  return { ...verdict, kills: crashes.count, repeats: listener.repeats }
}

/** The courier's webhooks come too; while the gateway is dead they are dropped. */
async function hintAt(courier: Courier, shop: Shop, gateway: GatewayProcess): Promise<void> {
  const response = await shop.call(gateway.url, { method: 'GET', path: '/v1/installation' })
  const { courierWebhookUrl } = (await response.json()) as { courierWebhookUrl: string | null }
  if (courierWebhookUrl === null) throw new Error('the gateway names no address for webhooks')
  const path = `/tenants/${courier.courierCode}/accounts/${courier.accounts[0]?.login}`
  await courier.control('PUT', path, { webhookUrl: courierWebhookUrl })
}

async function placeAll(
  shop: Shop,
  gateway: GatewayProcess,
  references: readonly string[],
): Promise<void> {
  for (let i = 0; i < references.length; i += 20) {
    await Promise.all(
      references.slice(i, i + 20).map(async (reference) => {
        const response = await shop.place(gateway.url, anOrder(reference))
        if (!response.ok) throw new Error(`${reference}: ${await response.text()}`)
      }),
    )
  }
  for (const reference of references) {
    while ((await shop.find(gateway.url, reference)).state === 'queued') await sleep(100)
  }
}

/** A new account's feed is noticed within some seconds. */
async function untilFirstReading(courier: Courier): Promise<void> {
  const { traffic } = courier.simulator.world
  while ((traffic.counts().byMethod['commitlaststatus'] ?? 0) === 0) await sleep(50)
}

interface Moving {
  readonly random: Random
  readonly courier: Courier
  readonly crashes: Crashes
}

/** Moves, spoils readings, and now and then lets the courier push its hints; then a crash. */
async function moveInPieces(
  { random, courier, crashes }: Moving,
  trial: StatusTrial,
): Promise<void> {
  const orders = await courier.orders()
  const largest = Math.max(1, Math.floor(trial.events / trial.leastKills))
  for (let left = trial.events; left > 0; ) {
    const count = Math.min(left, random.between(Math.ceil(largest / 8), largest))
    if (random.next() < 0.5) await spoilReading(random, courier)
    await moveAtRandom(random, courier, { orders, count })
    left -= count
    if (random.next() < 0.3) void courier.simulator.webhooks.runPass()
    await crashes.next()
  }
}

/** All that the courier ever said, as its wire says it. */
function listWords(courier: Courier): Map<string, readonly Word[]> {
  return new Map(
    courier.simulator.world.ledger.all().map((order) => [
      order.orderno,
      order.history.map(({ code, recordedAt }) => ({
        code,
        at: new Date(Math.floor(recordedAt / 1000) * 1000).toISOString(),
      })),
    ]),
  )
}

/** Asks until the gateway has as many events as the courier has words, or time is up. */
async function untilQuiet(
  said: ReadonlyMap<string, readonly Word[]>,
  from: { readonly shop: Shop; readonly gateway: string; readonly limitMs: number },
): Promise<ReadonlyMap<string, ShipmentAnswer>> {
  const until = Date.now() + from.limitMs
  const answers = new Map<string, ShipmentAnswer>()
  let open = [...said.keys()]
  while (open.length > 0 && Date.now() < until) {
    for (const reference of open) {
      answers.set(reference, await from.shop.find(from.gateway, reference))
    }
    open = open.filter((reference) => {
      const words = new Set(said.get(reference)?.map(({ code, at }) => `${code} ${at}`))
      return (answers.get(reference)?.events.length ?? 0) < words.size
    })
    if (open.length > 0) await sleep(300)
  }
  return answers
}
