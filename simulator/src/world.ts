import { type ArmedFaults, createArmedFaults } from './armed-faults.ts'
import { type Clock, createClock } from './clock.ts'
import { createLedger, type Ledger } from './orders/ledger.ts'
import { createStreams, type Streams } from './orders/streams.ts'
import { generatePoints, type Points } from './places/points.ts'
import { createSettings, type InitialSettings, type Settings } from './settings.ts'
import { createMemoryStore, openStore, type Store } from './store.ts'
import { createTraffic, type Traffic } from './traffic.ts'

/** Everything the simulated courier knows. */
export interface World {
  readonly clock: Clock
  readonly random: () => number
  readonly points: Points
  readonly settings: Settings
  readonly ledger: Ledger
  readonly streams: Streams
  readonly traffic: Traffic
  readonly faults: ArmedFaults
  readonly store: Store
  readonly webhookPositions: WebhookPositions
  /** Moves the clock and keeps it over a restart. */
  moveClock(change: (clock: Clock) => void): void
  /** Back to the first day: orders, streams, settings, faults, counters and clock. */
  reset(): void
}

/** The last change that each account's webhook has been told of. */
export interface WebhookPositions {
  find(extra: string, login: string): number
  set(extra: string, login: string, seq: number): void
  clear(): void
}

export interface WorldOptions extends InitialSettings {
  readonly now: () => number
  readonly random: () => number
  /** Number of pickup points. */
  readonly points: number
  /** Folder that keeps the state; none: it ends with the process. */
  readonly dataDir: string | undefined
}

export function createWorld(options: WorldOptions): World {
  const { store, entries } = options.dataDir ? openStore(options.dataDir) : createMemoryStore()
  const offset = entries.get('clock')
  const clock = createClock(options.now, typeof offset === 'number' ? offset : 0)
  const settings = createSettings(store, entries, options)
  const ledger = createLedger({
    store,
    entries,
    clock,
    syncDelayMs: () => settings.switches.syncDelayMs,
    unknownStatus: () => settings.switches.unknownStatus,
  })
  const streams = createStreams(store, entries, ledger)
  const traffic = createTraffic(clock, () => settings.switches)
  const faults = createArmedFaults()
  const webhookPositions = createWebhookPositions(store, entries)

  return {
    clock,
    random: options.random,
    points: generatePoints(options.points),
    settings,
    ledger,
    streams,
    traffic,
    faults,
    store,
    webhookPositions,
    moveClock(change) {
      change(clock)
      store.put('clock', clock.offsetMs)
    },
    reset() {
      ledger.clear()
      streams.clear()
      settings.reset()
      faults.clear()
      traffic.clear()
      webhookPositions.clear()
      clock.reset()
      store.clear()
    },
  }
}

const WEBHOOK_PREFIX = 'webhook/'

function createWebhookPositions(
  store: Store,
  entries: ReadonlyMap<string, unknown>,
): WebhookPositions {
  const positions = new Map<string, number>()
  for (const [key, value] of entries) {
    if (key.startsWith(WEBHOOK_PREFIX)) positions.set(key, Number(value))
  }
  const toKey = (extra: string, login: string) => `${WEBHOOK_PREFIX}${extra}/${login}`
  return {
    find: (extra, login) => positions.get(toKey(extra, login)) ?? 0,
    set(extra, login, seq) {
      positions.set(toKey(extra, login), seq)
      store.put(toKey(extra, login), seq)
    },
    clear: () => positions.clear(),
  }
}
