import type { PointRow, Town } from '@courier-checkout/api-client/contract'
import type { Clock } from '../clock.ts'
import { type Failure, isFailure } from '../failure.ts'
import type { InsideGateway } from '../inside-gateway.ts'
import { computed, signal } from '../signal.ts'
import { judgePoints } from './judge-points.ts'
import { measureFrom } from './measure-from.ts'
import { project } from './mercator.ts'
import { type PointOffer, type PointTerms, toQuoteOf } from './point-offer.ts'
import { metresBetween, middleOf, type PointBar, type Spot, spotOf } from './point-rules.ts'
import { readChunk, readRows } from './point-sources.ts'
import { createPointTable } from './point-table.ts'
import { type Box, createPointsDataset, LEAF_ZOOM } from './points-dataset.ts'
import { everyRow, keepRows, type Rows } from './rows.ts'
import { takeLeast } from './take-least.ts'
import { createTogether } from './together.ts'

/** What a quote says of the town's points. */
export interface PointsHint {
  readonly count: number
  readonly manifest?: string | undefined
}

/** A town with fewer is fetched as one list: that is less than the manifest alone. */
const LIST_LIMIT = 400
/** About 5 km; doubled until something is found. */
const FIRST_REACH = 5 / 40_075
const REACHES = 5
const ENOUGH = 5

export type PointsModel = ReturnType<typeof createPointsModel>

/** Pickup points: what is loaded, how far they are, which can be had. */
export function createPointsModel(gateway: InsideGateway, clock: Clock) {
  const table = createPointTable()
  /** Grows with what was loaded. */
  const version = signal(0)
  /** Grows when clusters came. */
  const overviews = signal(0)
  const operators = signal<ReadonlyMap<string, string>>(new Map())
  const status = signal<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const terms = signal<PointTerms | null>(null)
  const townSpot = signal<Spot | null>(null)
  const here = signal<Spot | null>(null)
  const gone = signal<ReadonlySet<string>>(new Set())
  const origin = computed(() => here.value ?? townSpot.value ?? middle(version.value))
  /** A new thing whenever the offer of a point may have changed. */
  const pricing = computed(() => ({
    terms: terms.value,
    origin: origin.value,
    gone: gone.value,
  }))
  /** The same, and whenever there are more of them. */
  const state = computed(() => ({ version: version.value, ...pricing.value }))
  const quoteOf = computed(() => toQuoteOf(terms.value))

  const listed = new Set<string>()
  const extra = new Set<string>()
  let dataset: ReturnType<typeof createPointsDataset> | null = null
  let inFlight: AbortController | undefined
  let shownTown: string | undefined
  /** List and map are reckoned anew once for all that came, and not in the task that read it. */
  const arrival = createTogether(clock, () => {
    version.value++
  })

  function addOperators(found: readonly (readonly [code: string, name: string])[]) {
    operators.value = new Map([...operators.value, ...found])
  }

  function addRows(
    rows: readonly PointRow[],
    townOf: (row: PointRow) => readonly [string, string],
  ) {
    table.append(readRows(rows, townOf), (_, code) => table.rowOf(code) < 0)
    arrival.now()
  }

  function openDataset(address: string) {
    dataset ??= createPointsDataset(gateway, address, (chunk) => {
      table.append(readChunk(chunk), (town, code) => !listed.has(town) && !extra.has(code))
      arrival.soon()
    })
    return dataset
  }

  async function loadList(town: Town, signal: AbortSignal) {
    const found = await gateway.points(town.code, signal)
    if (signal.aborted) return
    listed.add(town.code)
    addOperators(found.operators.map(({ code, name }) => [code, name]))
    addRows(found.points, () => [town.code, town.shortName ?? town.name])
  }

  /** Enough of the dataset to know the nearest few. */
  async function loadAround(spot: Spot, address: string, signal: AbortSignal) {
    const files = openDataset(address)
    const { operators: known } = await files.open()
    addOperators(known.map(([code, name]) => [code, name]))
    const { x, y } = project(spot)
    for (let i = 0, reach = FIRST_REACH; i < REACHES && !signal.aborted; i++, reach *= 2) {
      await files.ensure({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach })
      arrival.hurry()
      if (nearest(ENOUGH, (row) => findBar(row) === null).length === ENOUGH) return
    }
  }

  /** Gives the failure, when there is a new one. */
  async function showTown(town: Town, hint: PointsHint): Promise<Failure | null> {
    if (shownTown === town.code && status.value !== 'failed') return null
    inFlight?.abort()
    const mine = new AbortController()
    inFlight = mine
    shownTown = town.code
    const spot = spotOf(town)
    townSpot.value = spot
    status.value = 'loading'
    try {
      await load(town, hint, mine.signal)
      if (mine.signal.aborted) return null
      status.value = 'ready'
      return null
    } catch (error) {
      if (mine.signal.aborted) return null
      if (!isFailure(error)) throw error
      status.value = 'failed'
      return error
    }
  }

  async function load(town: Town, { count, manifest }: PointsHint, signal: AbortSignal) {
    const spot = spotOf(town)
    if (manifest !== undefined) openDataset(manifest)
    if (manifest !== undefined && spot && count > LIST_LIMIT) {
      try {
        return await loadAround(spot, manifest, signal)
      } catch (error) {
        // Files of a form that this reader does not know, or none yet: the list has them all.
        if (signal.aborted || !isFailure(error)) throw error
      }
    }
    if (!listed.has(town.code)) await loadList(town, signal)
  }

  function middle(_: number): Spot | null {
    const few = Math.min(table.columns().size, LIST_LIMIT)
    return middleOf(Array.from({ length: few }, (__, row) => table.point(row)))
  }

  const judge = computed(() => judgePoints(table, { ...state.value, quoteOf: quoteOf.value }))
  /** Why a row cannot be had. */
  const findBar = (row: number): PointBar | null => judge.value(row)

  const isOfMethod = (row: number) => table.isLocker(row) === (terms.value?.method === 'locker')
  /** All rows of the chosen method. */
  const rows = computed((): Rows => {
    const isLocker = state.value.terms?.method === 'locker'
    return keepRows(everyRow(table.columns().size), (row) => table.isLocker(row) === isLocker)
  })

  const farFromOrigin = computed(() => {
    version.value
    return measureFrom(origin.value, table)
  })

  /** The first of these rows, nearest first; those without a place last. */
  const sortNearest = (some: Rows, limit: number) => takeLeast(some, farFromOrigin.value, limit)

  /** Rows of the chosen method that hold, nearest first. */
  function nearest(limit: number, holds: (row: number) => boolean, from?: Spot | null) {
    const far = from === undefined ? farFromOrigin.value : measureFrom(from, table)
    return takeLeast(keepRows(rows.value, holds), far, limit)
  }

  return {
    table,
    version,
    overviews,
    operators,
    status,
    terms,
    here,
    origin,
    pricing,
    state,
    showTown,
    rows,
    nearest,
    sortNearest,
    findBar,
    isOfMethod,

    offer(row: number, from: Spot | null = origin.value): PointOffer {
      const point = table.point(row)
      const spot = spotOf(point)
      const { town } = table.columns()
      const code = table.towns[town[row] ?? 0] ?? ''
      return {
        row,
        point,
        metres: spot && from ? metresBetween(from, spot) : null,
        quote: quoteOf.value(point.operatorCode),
        bar: findBar(row),
        town: { code, name: table.townName(code) },
      }
    },

    /** The row of a point, fetched when it is not here; `-1`: there is no such point. */
    async locate(code: string, signal: AbortSignal): Promise<number> {
      if (table.rowOf(code) >= 0) return table.rowOf(code)
      const { operator, townCode, townName, ...point } = await gateway.point(code, signal)
      const row = { ...point, operatorCode: operator?.code ?? null }
      extra.add(code)
      addRows([row], () => [townCode, townName])
      return table.rowOf(code)
    },

    /** Fetches what a view of the map shows, as long as it is wanted. */
    async ensure(box: Box, zoom: number, isWanted?: () => boolean): Promise<void> {
      if (!dataset) return
      if (zoom >= LEAF_ZOOM) return dataset.ensure(box, isWanted)
      if (!dataset.manifest()) await dataset.open()
      await dataset.deepen(zoom)
      overviews.value++
    },

    clusters: (zoom: number) => (zoom < LEAF_ZOOM ? (dataset?.clusters(zoom) ?? null) : null),

    /** Points of the whole country that answer to a text, besides those that are here. */
    async search(query: string, near: Spot | null, signal: AbortSignal): Promise<void> {
      const found = await gateway.search(query, near, signal)
      if (signal.aborted) return
      const towns = new Map(found.points.map((p) => [p.code, [p.townCode, p.townName] as const]))
      for (const { code } of found.points) extra.add(code)
      addOperators(found.operators.map(({ code, name }) => [code, name]))
      addRows(found.points, ({ code }) => towns.get(code) ?? ['', ''])
    },

    /** The courier refused it for good. */
    markGone(code: string) {
      gone.value = new Set([...gone.value, code])
    },

    stop() {
      arrival.stop()
      inFlight?.abort()
      dataset?.stop()
    },
  }
}
