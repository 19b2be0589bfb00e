import { type CourierProvider, DeliveryError } from '@courier-checkout/api-client'
import type { Directory } from './installation.ts'
import type { Background } from './lib/background.ts'
import { type Clock, toTimestamp } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { createListStore } from './list-store.ts'
import type { ListTurns } from './list-turns.ts'
import type { Database } from './storage/database.ts'
import { type DictionaryKind, findDictionary } from './storage/dictionaries.ts'

export interface DictionaryDeps {
  readonly db: Database
  readonly directory: Pick<Directory, 'accounts' | 'provider'>
  readonly clock: Clock
  readonly log: Log
  readonly background: Background
  /** `null`: no other process reads lists into this store. */
  readonly turns: ListTurns | null
}

export interface Loaded<Index> {
  readonly index: Index
  readonly loadedAt: Date
}

/** A courier's long list as we hold it, one per tenant. */
export interface Dictionary<Index> {
  /** Never waits: `null` until the list has been read, and that is begun by asking. */
  find(tenantId: string): Loaded<Index> | null
  /** Resolves when the list is there, from our store or from the courier. */
  warm(tenantId: string): Promise<void>
}

export interface DictionaryKindOf<Row, Index> {
  readonly kind: DictionaryKind
  readonly refreshMs: number
  readonly read: (courier: CourierProvider, signal: AbortSignal) => AsyncIterable<readonly Row[]>
  readonly build: (rows: readonly Row[]) => Index
  /** Whether a list just read is whole enough to take the place of the one we hold. */
  readonly accepts?: (tenantId: string, rows: readonly Row[]) => Promise<boolean>
  /** Told of every list that comes into force. */
  readonly onLoaded?: (tenantId: string, list: RowList<Row>) => void
}

export interface RowList<Row> {
  readonly rows: readonly Row[]
  readonly loadedAt: Date
}

/** Not sooner after a failure, and after a whole list that was of no use. */
const RETRY_MS = 60_000
const REFUSED_RETRY_MS = 1_800_000
/** While another process reads the list. */
const TURN_RETRY_MS = 5_000

export function createDictionary<Row, Index>(
  deps: DictionaryDeps,
  of: DictionaryKindOf<Row, Index>,
): Dictionary<Index> {
  const { clock, log, background } = deps
  const loaded = new Map<string, Loaded<Index>>()
  const running = new Map<string, Promise<void>>()
  /** After a failure: not before this time. */
  const retryAt = new Map<string, number>()

  function isDue(tenantId: string): boolean {
    const now = clock.now().getTime()
    const waitMs = (retryAt.get(tenantId) ?? 0) - now
    // Longer than we ever wait: the clock was put back.
    if (waitMs > 0 && waitMs <= REFUSED_RETRY_MS) return false
    const known = loaded.get(tenantId)
    // A list from the future was read before the clock was put back.
    const ageMs = known ? now - known.loadedAt.getTime() : of.refreshMs
    return ageMs >= of.refreshMs || ageMs < -RETRY_MS
  }

  async function refresh(tenantId: string): Promise<void> {
    try {
      if (!loaded.has(tenantId) || deps.turns) await restore(tenantId)
      if (isDue(tenantId)) await downloadInTurn(tenantId)
    } catch (error) {
      retryAt.set(tenantId, clock.now().getTime() + RETRY_MS)
      throw error
    }
  }

  async function restore(tenantId: string): Promise<void> {
    const stored = await findDictionary(deps.db, { tenantId, kind: of.kind })
    const loadedAt = loaded.get(tenantId)?.loadedAt.getTime() ?? 0
    if (!stored || Date.parse(stored.loadedAt) <= loadedAt) return
    const rows: Row[] = []
    // Our own pages, written from parsed rows.
    for await (const page of stored.pages) for (const row of page) rows.push(row as Row)
    if (rows.length === 0) return
    putInForce(tenantId, { rows, loadedAt: new Date(stored.loadedAt) })
    log('dictionary.restored', { tenantId, kind: of.kind, rows: rows.length })
  }

  async function downloadInTurn(tenantId: string): Promise<void> {
    if (!deps.turns) return download(tenantId)
    const turn = await deps.turns.take({ tenantId, kind: of.kind })
    if (!turn) {
      retryAt.set(tenantId, clock.now().getTime() + TURN_RETRY_MS)
      return
    }
    try {
      await download(tenantId)
    } finally {
      await turn.end()
    }
  }

  async function download(tenantId: string): Promise<void> {
    const rows: Row[] = []
    const store = createListStore(deps, { tenantId, kind: of.kind })
    const courier = await findHealthy(deps, tenantId, background.signal)
    for await (const page of of.read(courier, background.signal)) {
      if (page.length === 0) continue
      for (const row of page) rows.push(row)
      await store.save(page)
    }
    if (!(await isAccepted(tenantId, rows))) {
      retryAt.set(tenantId, clock.now().getTime() + REFUSED_RETRY_MS)
      return
    }
    const loadedAt = clock.now()
    await store.publish(toTimestamp(loadedAt))
    putInForce(tenantId, { rows, loadedAt })
    retryAt.delete(tenantId)
    log('dictionary.loaded', { tenantId, kind: of.kind, rows: rows.length })
  }

  /** A courier that has nothing today had something yesterday: that is kept. */
  async function isAccepted(tenantId: string, rows: readonly Row[]): Promise<boolean> {
    if (of.accepts) return of.accepts(tenantId, rows)
    return rows.length > 0
  }

  function putInForce(tenantId: string, { rows, loadedAt }: RowList<Row>): void {
    loaded.set(tenantId, { index: of.build(rows), loadedAt })
    of.onLoaded?.(tenantId, { rows, loadedAt })
  }

  function warm(tenantId: string): Promise<void> {
    const started =
      running.get(tenantId) ?? refresh(tenantId).finally(() => running.delete(tenantId))
    running.set(tenantId, started)
    return started
  }

  return {
    warm,
    find(tenantId) {
      if (isDue(tenantId) && !running.has(tenantId)) {
        background.start('dictionary', () => warm(tenantId))
      }
      return loaded.get(tenantId) ?? null
    },
  }
}

/** Any account of the tenant that the courier lets in. */
async function findHealthy(
  { directory }: DictionaryDeps,
  tenantId: string,
  signal: AbortSignal,
): Promise<CourierProvider> {
  const accounts = (await directory.accounts()).filter((a) => a.tenantId === tenantId)
  for (const { merchantId } of accounts) {
    const courier = await directory.provider(merchantId)
    try {
      await courier.checkAccount({ signal })
      return courier
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.code !== 'courier_credentials') throw error
    }
  }
  throw new DeliveryError('courier_credentials', `no account of ${tenantId} is let in`)
}
