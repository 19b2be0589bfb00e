import { setTimeout as sleep } from 'node:timers/promises'
import type { ShipmentAnswer } from '@courier-checkout/api-client/contract'
import { createRandom } from '../random.ts'
import { type Courier, startCourier } from '../stage/courier.ts'
import { type Engine, type Gateways, startGateways } from '../stage/gateways.ts'
import { HASTY } from '../stage/hasty.ts'
import { connectShop, type Shop } from '../stage/shop.ts'
import { placeOrders } from './client.ts'
import { killAtRandom, spoilAtRandom, type Trouble } from './stir.ts'
import { judge, type Verdict } from './verdict.ts'

export interface OutboxTrial extends Trouble {
  readonly engine: Engine
  readonly seed: number
  readonly orders: number
  readonly clients: number
  readonly processes: number
  /** A client waits up to so long between two orders. */
  readonly pauseMs: number
  /** Waits seconds where the real gateway waits minutes. */
  readonly isHasty?: boolean
  /** For everything to be settled after the trouble is over. */
  readonly settleMs: number
}

export interface OutboxReport extends Verdict {
  readonly kills: number
  readonly faults: number
  readonly loadMs: number
  readonly settledMs: number
}

const ACCOUNTS = 5

/** Many orders, a gateway that is killed again and again, and a courier that fails in every way. */
export async function runOutbox(
  trial: OutboxTrial,
  say: (line: string) => void,
): Promise<OutboxReport> {
  const courier = await startCourier({ accounts: ACCOUNTS })
  try {
    const gateways = await startGateways(courier, {
      ...trial,
      ...(trial.isHasty ? HASTY : {}),
      name: 'outbox',
    })
    try {
      return await runOn(trial, { courier, gateways }, say)
    } finally {
      await gateways.stop()
    }
  } finally {
    await courier.close()
  }
}

interface Stage {
  readonly courier: Courier
  readonly gateways: Gateways
}

async function runOn(
  trial: OutboxTrial,
  { courier, gateways }: Stage,
  say: (line: string) => void,
): Promise<OutboxReport> {
  const [gateway] = gateways.processes
  const shops = await Promise.all(
    courier.accounts.map((account) => connectShop(gateway.url, courier, account)),
  )
  const owners = new Map<string, Shop>()
  const started = Date.now()
  let isLoaded = false
  const trouble = { ...trial, isOver: () => isLoaded }
  const random = createRandom(trial.seed)

  const killing = killAtRandom(
    createRandom(random.between(0, 2 ** 31)),
    gateways.processes,
    trouble,
  )
  const spoiling = spoilAtRandom(createRandom(random.between(0, 2 ** 31)), courier, trouble)
  const loading = Promise.all(
    Array.from({ length: trial.clients }, (_, i) => {
      const shop = shops[i % shops.length]
      if (!shop) throw new Error('no shop is connected')
      const client = {
        name: `c${i + 1}`,
        shop,
        random: createRandom(random.between(0, 2 ** 31)),
        gateways: gateways.processes,
      }
      const orders = { count: Math.ceil(trial.orders / trial.clients), pauseMs: trial.pauseMs }
      return placeOrders(client, orders, (reference) => owners.set(reference, shop))
    }),
  ).finally(() => {
    isLoaded = true
  })
  const [kills, faults] = await Promise.all([killing, spoiling, loading])
  const loadMs = Date.now() - started
  say(
    `${owners.size} orders acknowledged in ${toSeconds(loadMs)}, ${kills} kills, ${faults} faults`,
  )

  const answers = await untilSettled(owners, gateway.url, trial.settleMs)
  const settledMs = Date.now() - started - loadMs
  const verdict = judge([...owners.keys()], await courier.orders(), answers)
  return { ...verdict, kills, faults, loadMs, settledMs }
}

/** Asks for each order until the gateway is done with it. */
async function untilSettled(
  owners: ReadonlyMap<string, Shop>,
  gateway: string,
  limitMs: number,
): Promise<ReadonlyMap<string, ShipmentAnswer>> {
  const answers = new Map<string, ShipmentAnswer>()
  const until = Date.now() + limitMs
  let open = [...owners]
  while (open.length > 0 && Date.now() < until) {
    for (const [reference, shop] of open)
      answers.set(reference, await shop.find(gateway, reference))
    open = open.filter(([reference]) => answers.get(reference)?.state === 'queued')
    if (open.length > 0) await sleep(500)
  }
  return answers
}

const toSeconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`
