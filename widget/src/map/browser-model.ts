import type { PickupPoint } from '@courier-checkout/api-client/contract'
import { isFailure } from '../failure.ts'
import { type Box, LEAF_ZOOM } from '../model/points-dataset.ts'
import { computed, signal } from '../signal.ts'
import type { InsideView } from '../ui/inside-view.ts'
import { countWith, createTests, FILTERS, type Filter, find, findKnown } from './point-filter.ts'
import { createSearchIndex } from './search-index.ts'

/** Lines of the list that are put in order at first; more as it is scrolled. */
const FIRST_LINES = 60
/** What answers to so few of the loaded points is looked for in the whole country. */
const FEW_FOUND = 3
const TYPING_PAUSE_MS = 350
const LEAST_LETTERS = 3
/** Less is left to the browser. */
const LEAST_IDLE_MS = 5
/** Texts are not made ready while the map is moved, filters change or points still come. */
const PREPARING_PAUSE_MS = 600
const COUNTING_PAUSE_MS = 60
/** Who moves on within this does not wait for what she passes. */
const LOOKING_PAUSE_MS = 120

export type BrowserModel = ReturnType<typeof createBrowserModel>

/** Map and list are one control: what is searched, what is filtered, what is looked at. */
export function createBrowserModel({ choice, gateway, clock }: InsideView) {
  const { points } = choice
  /** What stands in the field, and what of it is searched by now. */
  const typed = signal('')
  const query = signal('')
  const filters = signal<ReadonlySet<Filter>>(new Set())
  /** Codes whose card is open; several when they share a place. */
  const opened = signal<readonly string[]>([])
  /** The point a line of the list is about, for the map to show. */
  const pointed = signal<string | null>(null)
  const details = signal<ReadonlyMap<string, PickupPoint>>(new Map())
  const isLocationRefused = signal(false)
  const lines = signal(FIRST_LINES)
  const zoom = signal(LEAF_ZOOM)
  const index = createSearchIndex(points.table)
  const test = createTests(points.table, clock.now())
  const lifetime = new AbortController()
  let cancelSearch = () => {}
  let cancelPreparing = () => {}
  let frame = 0
  let cancelCount = () => {}
  let cancelLook = () => {}
  let looks = 0

  const offered = computed((): readonly Filter[] => {
    const operators = [...points.operators.value.keys()]
    const networks = operators.map((code): Filter => `operator:${code}`)
    const all = operators.length > 1 ? [...FILTERS, ...networks] : FILTERS
    return findKnown(all, points.rows.value, test)
  })
  const found = computed(() =>
    find(points.table.columns().size, {
      chosen: filters.value,
      matching: index.search(query.value, points.rows.value),
      test,
    }),
  )
  /** How many points each filter would leave; after the list, which is waited for. */
  const counts = signal(countNow())
  const stopCounting = found.subscribe(() => {
    cancelCount()
    cancelCount = clock.after(COUNTING_PAUSE_MS, () => {
      counts.value = countNow()
    })
  })
  /** Rows of the list, in its order, as far as it was scrolled. */
  const rows = computed(() => points.sortNearest(found.value.rows, lines.value))

  /** Runs what may fail with the line: the map and list go on with what they have. */
  async function attempt(work: Promise<void>) {
    try {
      await work
    } catch (error) {
      if (!lifetime.signal.aborted && !isFailure(error)) throw error
    }
  }

  async function fetchDetails(code: string) {
    if (details.value.has(code)) return
    const point = await gateway.point(code, lifetime.signal)
    details.value = new Map([...details.value, [code, point]])
  }

  function countNow() {
    return countWith(found.value, offered.value, test)
  }

  function search(text: string) {
    lines.value = FIRST_LINES
    query.value = text
  }

  /** Folds texts while the browser has nothing else to do, so that typing finds them ready. */
  function prepareSearch() {
    if (typeof requestIdleCallback !== 'function') return
    const idle = requestIdleCallback((deadline) => {
      while (index.prepare()) {
        if (deadline.timeRemaining() < LEAST_IDLE_MS) return prepareSearch()
      }
      // Once for nobody, so that the browser has compiled it when the first key comes.
      points.sortNearest(index.search('а', points.rows.value), FIRST_LINES)
    })
    cancelPreparing = () => cancelIdleCallback(idle)
  }

  function prepareLater() {
    cancelPreparing()
    cancelPreparing = clock.after(PREPARING_PAUSE_MS, prepareSearch)
  }

  const stopPreparing = points.version.subscribe(prepareLater)
  prepareLater()

  return {
    typed,
    query,
    filters,
    opened,
    pointed,
    details,
    isLocationRefused,
    zoom,
    found,
    counts,
    rows,

    /**
     * Searches when the next frame is drawn: until then the browser is busy with the key itself, and would
     * lay the new list out twice. Of several keys before a frame the last one counts.
     */
    type(text: string) {
      typed.value = text
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => search(text))
      cancelSearch()
      if (text.trim().length < LEAST_LETTERS) return
      cancelSearch = clock.after(TYPING_PAUSE_MS, () => {
        if (found.value.count > FEW_FOUND) return
        void attempt(points.search(text.trim(), points.origin.value, lifetime.signal))
      })
    },

    toggle(filter: Filter) {
      prepareLater()
      const next = new Set(filters.value)
      if (!next.delete(filter)) next.add(filter)
      filters.value = next
      lines.value = FIRST_LINES
    },

    clear() {
      filters.value = new Set()
      typed.value = ''
      search('')
    },

    /** The list was scrolled near the end of what is in order. */
    more() {
      if (rows.value.length === lines.value) lines.value *= 4
    },

    open(codes: readonly string[]) {
      opened.value = codes
      const [only] = codes
      if (only !== undefined && codes.length === 1) void attempt(fetchDetails(only))
    },

    /** The map shows another part of the world: what is there is asked for once the map rests. */
    look(box: Box, at: number) {
      const mine = ++looks
      const isWanted = () => mine === looks
      prepareLater()
      cancelLook()
      // What is seen first is not waited for.
      cancelLook = clock.after(mine === 1 ? 0 : LOOKING_PAUSE_MS, () => {
        zoom.value = at
        void attempt(points.ensure(box, at, isWanted))
      })
    },

    /** Distances from where the shopper is, once she agrees. */
    locate() {
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude } }) => {
          isLocationRefused.value = false
          points.here.value = { latitude, longitude }
        },
        () => {
          isLocationRefused.value = true
        },
        { maximumAge: 600_000, timeout: 10_000 },
      )
    },

    stop() {
      lifetime.abort()
      stopPreparing()
      cancelPreparing()
      stopCounting()
      cancelCount()
      cancelLook()
      cancelAnimationFrame(frame)
      cancelSearch()
    },
  }
}
