import { formatTime, MOSCOW_HOURS } from './clock.ts'
import { toOrderDocument } from './methods/order-document.ts'
import type { Account } from './options.ts'
import type { Change } from './orders/ledger.ts'
import { el, toDocument } from './wire/xml.ts'
import type { World } from './world.ts'

/** What one pass did. */
export interface PassReport {
  readonly delivered: number
  readonly failed: number
  /** Changes left for the next passes. */
  readonly waiting: number
}

/** Pushes changes of status to the shops. Source: docs/protocol/measoft.md, 12. */
export interface Webhooks {
  /** Passes do not overlap. At most 100 changes an account. */
  runPass(): Promise<PassReport>
  /** From here on, not what was before. */
  startNow(extra: string, login: string): void
}

const CHANGES_PER_PASS = 100
const TIMEOUT_MS = 10_000

export function createWebhooks(world: World, fetch: typeof globalThis.fetch): Webhooks {
  let running: Promise<PassReport> = Promise.resolve({ delivered: 0, failed: 0, waiting: 0 })
  return {
    runPass() {
      const pass = () => passOverAll(world, fetch)
      running = running.then(pass, pass)
      return running
    },
    startNow: (extra, login) => world.webhookPositions.set(extra, login, world.ledger.lastSeq()),
  }
}

async function passOverAll(world: World, fetch: typeof globalThis.fetch): Promise<PassReport> {
  world.ledger.settle()
  let delivered = 0
  let failed = 0
  let waiting = 0
  for (const { extra, accounts } of world.settings.tenants) {
    for (const account of accounts) {
      const report = await passOver(world, { extra, account, fetch })
      delivered += report.delivered
      failed += report.failed
      waiting += report.waiting
    }
  }
  world.store.flush()
  return { delivered, failed, waiting }
}

interface Target {
  readonly extra: string
  readonly account: Account
  readonly fetch: typeof globalThis.fetch
}

async function passOver(world: World, { extra, account, fetch }: Target): Promise<PassReport> {
  const { login, webhookUrl } = account
  if (webhookUrl === null) return { delivered: 0, failed: 0, waiting: 0 }
  const changes = world.ledger
    .changesAfter(world.webhookPositions.find(extra, login))
    .filter(({ order }) => order.extra === extra && order.login === login)
  let delivered = 0
  for (const change of changes.slice(0, CHANGES_PER_PASS)) {
    // A shop that fails gets the same change first in the next pass.
    if (!(await push(webhookUrl, change, fetch))) break
    world.webhookPositions.set(extra, login, change.entry.seq)
    delivered++
  }
  const failed = delivered < Math.min(changes.length, CHANGES_PER_PASS) ? 1 : 0
  return { delivered, failed, waiting: changes.length - delivered }
}

async function push(
  url: string,
  { order, entry }: Change,
  fetch: typeof globalThis.fetch,
): Promise<boolean> {
  const tail = [
    el('webhook_status_code', {}, entry.code),
    el('webhook_status_time', {}, formatTime(entry.recordedAt, MOSCOW_HOURS)),
  ]
  const body = toDocument(
    toOrderDocument(order, { includePreliminary: true, showsCost: true, tail }),
  )
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.arrayBuffer()
    return response.ok
  } catch (error) {
    // No answer is the shop's failure, not ours; anything else would be a bug here.
    if (error instanceof TypeError || error instanceof DOMException) return false
    throw error
  }
}
