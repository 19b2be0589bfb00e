import type { Store } from '../store.ts'
import type { Ledger } from './ledger.ts'
import type { Order } from './order.ts'
import { PRELIMINARY } from './statuses.ts'

/** Who reads which row of changes. */
export interface StreamKey {
  readonly extra: string
  readonly login: string
  readonly side: string
  /** '' is the stream without a number. */
  readonly streamId: string
}

interface Position {
  /** Changes up to this number are acknowledged. */
  committed: number
  /** The last change of the last answer: a commit acknowledges no more than was shown. */
  shown: number
}

/** Streams of changed orders, each with its own place. Source: docs/protocol/measoft.md, 6.4. */
export interface Streams {
  /** Orders changed since the last commit, the longest waiting first, each once. */
  read(key: StreamKey, options: ReadOptions): readonly Order[]
  commit(key: StreamKey): void
  clear(): void
}

export interface ReadOptions {
  readonly batchSize: number
  readonly includePreliminary: boolean
  readonly isVisible: (order: Order) => boolean
}

const PREFIX = 'stream/'

export function createStreams(
  store: Store,
  entries: ReadonlyMap<string, unknown>,
  ledger: Ledger,
): Streams {
  const positions = new Map<string, Position>()
  for (const [key, value] of entries) {
    // Our own journal: written by `keep` and by nobody else.
    if (key.startsWith(PREFIX)) positions.set(key.slice(PREFIX.length), value as Position)
  }

  function keep(name: string, position: Position): void {
    positions.set(name, position)
    store.put(`${PREFIX}${name}`, position)
  }

  return {
    read(key, options) {
      const name = toName(key)
      const committed = positions.get(name)?.committed ?? 0
      const changed = changedOrders(ledger, committed, options)
      const batch = changed.slice(0, options.batchSize)
      keep(name, { committed, shown: batch.at(-1)?.seq ?? committed })
      return batch.map(({ order }) => order)
    },
    commit(key) {
      const name = toName(key)
      const position = positions.get(name)
      if (position) keep(name, { committed: position.shown, shown: position.shown })
    },
    clear() {
      positions.clear()
    },
  }
}

interface Changed {
  readonly order: Order
  readonly seq: number
}

/** Ordered by each order's last change, so that nothing shown later was changed earlier. */
function changedOrders(ledger: Ledger, after: number, options: ReadOptions): readonly Changed[] {
  const last = new Map<Order, number>()
  for (const { order, entry } of ledger.changesAfter(after)) {
    if (!options.includePreliminary && PRELIMINARY.has(entry.code)) continue
    if (options.isVisible(order)) last.set(order, entry.seq)
  }
  return [...last].map(([order, seq]) => ({ order, seq })).sort((a, b) => a.seq - b.seq)
}

function toName({ extra, login, side, streamId }: StreamKey): string {
  return [extra, login, side, streamId].map(encodeURIComponent).join('/')
}
