import { type Clock, formatDay, formatTime, MOSCOW_HOURS } from '../clock.ts'
import type { Store } from '../store.ts'
import { type Order, recipientName, type StatusEntry, statusOf } from './order.ts'
import { createOrderIndex } from './order-index.ts'
import { placeOf } from './place.ts'
import { STATUS_TITLES } from './statuses.ts'

/** A change of status, for those who read changes in order. */
export interface Change {
  readonly order: Order
  readonly entry: StatusEntry
}

export interface NewStatus {
  readonly code: string
  readonly message?: string
  readonly store?: string
  /** Epoch milliseconds at which it happened; by default now. */
  readonly at?: number
}

/** All orders of all accounts, and every change of their status in order. */
export interface Ledger {
  add(order: Omit<Order, 'ordercode' | 'awb' | 'history' | 'syncDueAt'>, first: string): Order
  /** Writes down what was changed in place. */
  save(order: Order): void
  pushStatus(order: Order, status: NewStatus): StatusEntry
  /** Brings orders whose time has come into the courier's own database. */
  settle(): void
  syncNow(): void
  byCode(extra: string, ordercode: string): Order | undefined
  /** Orders of that account with the number, the newest first. */
  byNumber(extra: string, login: string, orderno: string): readonly Order[]
  isBarcodeTaken(extra: string, barcode: string): boolean
  nextBarcode(extra: string): string
  ofAccount(extra: string, login: string): readonly Order[]
  ofTenant(extra: string): readonly Order[]
  all(): readonly Order[]
  changesAfter(seq: number): readonly Change[]
  lastSeq(): number
  clear(): void
}

export interface LedgerDeps {
  readonly store: Store
  readonly entries: ReadonlyMap<string, unknown>
  readonly clock: Clock
  readonly syncDelayMs: () => number
  readonly unknownStatus: () => string | null
}

const PREFIX = 'order/'
const FIRST_CODE = 700_000

export function createLedger({ store, entries, clock, ...deps }: LedgerDeps): Ledger {
  const index = createOrderIndex()
  const changes: Change[] = []
  const unsynced = new Set<Order>()
  let seq = 0
  let lastCode = FIRST_CODE

  function include(order: Order): void {
    index.add(order)
    lastCode = Math.max(lastCode, Number(order.ordercode))
    if (order.syncDueAt !== null) unsynced.add(order)
  }

  function save(order: Order): void {
    store.put(`${PREFIX}${order.extra}/${order.ordercode}`, order)
  }

  function pushStatus(order: Order, status: NewStatus): StatusEntry {
    const place = placeOf(order, status.code)
    const at = status.at ?? clock.now()
    const entry: StatusEntry = {
      code: status.code,
      title: STATUS_TITLES[status.code] ?? '',
      message: status.message ?? '',
      store: status.store ?? place.store,
      localTime: formatTime(at, place.utcOffset),
      recordedAt: clock.now(),
      seq: ++seq,
    }
    order.history.push(entry)
    changes.push({ order, entry })
    noteHandover(order, entry)
    save(order)
    return entry
  }

  function sync(order: Order): void {
    const at = order.syncDueAt ?? clock.now()
    order.syncDueAt = null
    unsynced.delete(order)
    // A cancellation may have been quicker.
    if (statusOf(order).code !== 'AWAITING_SYNC') {
      save(order)
      return
    }
    pushStatus(order, { code: order.details.isCollection ? 'NEWPICKUP' : 'NEW', at })
    const unknown = deps.unknownStatus()
    if (unknown) pushStatus(order, { code: unknown, at })
  }

  const ledger: Ledger = {
    add(draft, first) {
      const ordercode = String(++lastCode)
      const day = formatDay(draft.createdAt).replaceAll('-', '')
      const order: Order = {
        ...draft,
        ordercode,
        awb: `${draft.extra}-${day}-${lastCode - FIRST_CODE}`,
        history: [],
        syncDueAt: clock.now() + deps.syncDelayMs(),
      }
      include(order)
      pushStatus(order, { code: first, at: draft.createdAt })
      ledger.settle()
      return order
    },
    save,
    pushStatus,
    settle() {
      const now = clock.now()
      for (const order of unsynced) if ((order.syncDueAt ?? 0) <= now) sync(order)
    },
    syncNow() {
      for (const order of unsynced) sync(order)
    },
    byCode: index.byCode,
    byNumber: index.byNumber,
    isBarcodeTaken: index.isBarcodeTaken,
    nextBarcode: (extra) => `${extra}${String(lastCode - FIRST_CODE + 1).padStart(6, '0')}`,
    ofAccount: index.ofAccount,
    ofTenant: (extra) => index.all().filter((order) => order.extra === extra),
    all: index.all,
    changesAfter: (after) => changes.slice(firstAfter(changes, after)),
    lastSeq: () => seq,
    clear() {
      index.clear()
      unsynced.clear()
      changes.length = 0
      seq = 0
      lastCode = FIRST_CODE
    },
  }

  restore()
  return ledger

  function restore(): void {
    for (const [key, value] of entries) {
      // Our own journal: written by `save` and by nobody else.
      if (key.startsWith(PREFIX)) include(value as Order)
    }
    for (const order of index.all()) {
      for (const entry of order.history) changes.push({ order, entry })
    }
    changes.sort((a, b) => a.entry.seq - b.entry.seq)
    seq = changes.at(-1)?.entry.seq ?? 0
  }
}

/** Who has the parcel now, or why nobody has. */
function noteHandover(order: Order, entry: StatusEntry): void {
  const delivered = ['COMPLETE', 'PARTIALLY', 'COURIERDELIVERED', 'COURIERPARTIALLY']
  const refused = ['CANCELED', 'COURIERCANCELED']
  if (delivered.includes(entry.code)) order.deliveredTo = entry.message || recipientName(order)
  else if (refused.includes(entry.code)) order.deliveredTo = entry.message || 'Отказ получателя'
  else return
  order.deliveredDate = entry.localTime.slice(0, 10)
  order.deliveredTime = entry.localTime.slice(11, 16)
}

/** Changes are in order of `seq`, so the place of the first new one is found by halving. */
function firstAfter(changes: readonly Change[], seq: number): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle]?.entry.seq ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return low
}

/** The calendar year of a moment where the courier company is. */
export function yearOf(at: number): number {
  return Number(formatTime(at, MOSCOW_HOURS).slice(0, 4))
}
