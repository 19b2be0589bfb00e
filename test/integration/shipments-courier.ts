import {
  type Call,
  type CourierProvider,
  DeliveryError,
  type FeedPage,
  type FoundShipment,
  type NumberedDraft,
  type ShipmentDraft,
  type TrackedShipment,
  type TrackingEvent,
  toOrderSum,
} from '@courier-checkout/api-client'
import type { Clock } from '../../gateway/src/lib/clock.ts'

/** What the courier is to do with its next call of a kind. */
export type Trick =
  /** Does it, but the answer and the look-up after it are lost. */
  | 'did_it_but_silent'
  /** Does not do it, and nobody answers. */
  | 'silent'
  /** The order arrives only when `deliverLate` is called. */
  | 'late'
  /** Never answers until the call is aborted, and did it. */
  | 'hang'
  | DeliveryError

interface Standing {
  readonly number: string
  readonly year: number
  readonly createdOn: string
  draft: ShipmentDraft
  lines: { code: string; name: string; quantity: number }[]
  sum: number
  events: TrackingEvent[]
}

export type Courier = ReturnType<typeof createCourier>

const silence = (): DeliveryError =>
  new DeliveryError('courier_unavailable', 'no answer', { details: { sent: 'unknown' } })

/** A trick: the courier is down, and what was sent surely did not reach it. */
export const notSent = new DeliveryError('courier_unavailable', 'down', { details: { sent: 'no' } })

/** A courier that keeps the port's contract and a year's unique numbers, in memory. */
export function createCourier(clock: Pick<Clock, 'now'>) {
  const orders: Standing[] = []
  const calls: string[] = []
  const tricks = new Map<string, Trick[]>()
  const late: NumberedDraft[] = []
  let pages: TrackedShipment[][] = []
  let acknowledged = 0
  let lineCode = 9000

  const trickOf = (method: string): Trick | undefined => tricks.get(method)?.shift()
  const year = (): number => clock.now().getUTCFullYear()
  const findAll = (number: string): Standing[] => orders.filter((o) => o.number === number)
  const find = (number: string): Standing | undefined => findAll(number).at(-1)
  const toLines = (draft: ShipmentDraft) =>
    draft.items.map(({ name, quantity }) => ({ code: String(++lineCode), name, quantity }))

  function take({ courierReference, draft }: NumberedDraft): Standing | null {
    if (findAll(courierReference).some((o) => o.year === year())) return null
    const order: Standing = {
      number: courierReference,
      year: year(),
      createdOn: clock.now().toISOString().slice(0, 10),
      draft,
      lines: toLines(draft),
      sum: toOrderSum(draft),
      events: [],
    }
    orders.push(order)
    return order
  }

  const provider: CourierProvider = {
    id: 'fake',
    checkAccount: async () => ({ merchantCode: '1' }),
    serviceLevels: async () => [],
    quote: async () => [],

    async createShipment(numbered, call) {
      calls.push(`create ${numbered.courierReference}`)
      const trick = trickOf('create')
      if (trick instanceof DeliveryError) throw trick
      if (trick === 'silent') throw silence()
      if (trick === 'late') {
        late.push(numbered)
        throw silence()
      }
      const taken = take(numbered)
      if (trick === 'did_it_but_silent') throw silence()
      if (trick === 'hang') await aborted(call)
      const standing = find(numbered.courierReference)
      if (!taken && standing) return { kind: 'found', why: 'duplicate', found: toFound(standing) }
      return {
        kind: 'created',
        courierReference: numbered.courierReference,
        barcode: `BAR-${numbered.courierReference}`,
        orderSum: { amount: toOrderSum(numbered.draft), currency: numbered.draft.currency },
      }
    },
    async findShipment(courierReference) {
      calls.push(`find ${courierReference}`)
      const trick = trickOf('find')
      if (trick instanceof DeliveryError) throw trick
      if (trick) throw silence()
      const standing = find(courierReference)
      return standing ? toFound(standing) : null
    },
    async editShipment({ courierReference, draft }) {
      calls.push(`edit ${courierReference}`)
      const trick = trickOf('edit')
      if (trick instanceof DeliveryError) throw trick
      if (trick === 'silent') throw silence()
      const standing = find(courierReference)
      if (!standing) throw new DeliveryError('courier_rejected', 'no such order')
      edit(standing, draft)
      if (trick === 'did_it_but_silent') throw silence()
    },
    async cancelShipment(courierReference) {
      calls.push(`cancel ${courierReference}`)
      const trick = trickOf('cancel')
      if (trick instanceof DeliveryError) throw trick
      if (trick === 'silent') throw silence()
      const standing = find(courierReference)
      if (!standing || standing.events.at(-1)?.status === 'undelivered') {
        throw new DeliveryError('courier_rejected', 'it cannot be cancelled any more')
      }
      standing.events.push(anEvent('undelivered', clock.now().toISOString()))
      if (trick === 'did_it_but_silent') throw silence()
    },
    async track(courierReference) {
      calls.push(`track ${courierReference}`)
      const standing = find(courierReference)
      return standing ? toTracked(standing) : null
    },
    async changes(): Promise<FeedPage> {
      calls.push('changes')
      const [shipments = []] = pages
      const acknowledge = async (): Promise<void> => {
        calls.push('acknowledge')
        acknowledged += 1
        pages = pages.slice(1)
      }
      return { shipments, acknowledge: shipments.length === 0 ? null : acknowledge }
    },
    readHint: (body) => (body.startsWith('<') ? null : { courierReference: body }),
  }

  /** A line left out stays with quantity 0; a line without a code is added once more. */
  function edit(standing: Standing, draft: ShipmentDraft): void {
    const kept = standing.lines.map((line) => {
      const item = draft.items.find((i) => i.courierLineCode === line.code)
      return item ? { ...line, name: item.name, quantity: item.quantity } : { ...line, quantity: 0 }
    })
    const added = toLines({ ...draft, items: draft.items.filter((i) => !i.courierLineCode) })
    standing.lines = [...kept, ...added]
    standing.draft = draft
    standing.sum = toOrderSum(draft)
  }

  return {
    provider,
    orders,
    calls,
    arm: (method: 'create' | 'find' | 'edit' | 'cancel', ...next: Trick[]) =>
      void tricks.set(method, [...(tricks.get(method) ?? []), ...next]),
    /** What was on its way arrives now. */
    deliverLate: () => late.splice(0).map(take),
    /** A foreign order under a number. */
    place(number: string, change: { name?: string; sum?: number; createdOn?: string } = {}) {
      const today = clock.now().toISOString().slice(0, 10)
      const createdOn = change.createdOn ?? today
      orders.push({
        number,
        year: Number(createdOn.slice(0, 4)),
        createdOn,
        draft: { recipient: { name: change.name ?? 'Чужой Иван', phone: '' } } as ShipmentDraft,
        lines: [],
        sum: change.sum ?? 100,
        events: [],
      })
    },
    /** The next page of the change feed. */
    feed: (...shipments: TrackedShipment[]) => void pages.push(shipments),
    /** What changed since belongs to the page that is read next. */
    replaceFeed: (...shipments: TrackedShipment[]) => void pages.splice(0, 1, shipments),
    acknowledgements: () => acknowledged,
    find,
  }
}

const toFound = (o: Standing): FoundShipment => ({
  courierReference: o.number,
  courierId: `id-${o.number}`,
  waybill: `AWB-${o.number}`,
  barcode: `BAR-${o.number}`,
  createdOn: o.createdOn,
  recipientName: o.draft.recipient.name,
  recipientPhone: o.draft.recipient.phone,
  orderSum: { amount: o.sum, currency: 'RUB' },
  itemCodes: o.lines,
  events: o.events,
})

const toTracked = (o: Standing): TrackedShipment => ({
  courierReference: o.number,
  courierId: `id-${o.number}`,
  waybill: `AWB-${o.number}`,
  barcode: null,
  events: o.events,
})

export const aTracked = (
  courierReference: string,
  ...events: readonly TrackingEvent[]
): TrackedShipment => ({
  courierReference,
  courierId: '1',
  waybill: 'AWB-1',
  barcode: null,
  events,
})

export const anEvent = (
  status: TrackingEvent['status'],
  at: string,
  change: Partial<TrackingEvent> = {},
): TrackingEvent => ({
  status,
  at,
  provisional: false,
  courierStatus: status.toUpperCase(),
  title: '',
  place: null,
  ...change,
})

const aborted = ({ signal }: Call): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
