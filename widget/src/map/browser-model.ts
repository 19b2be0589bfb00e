import type { PickupPoint } from '@courier-checkout/api-client/contract'
import { isFailure } from '../failure.ts'
import type { PointOffer } from '../model/points-model.ts'
import { computed, signal } from '../signal.ts'
import type { InsideView } from '../ui/inside-view.ts'
import { FILTERS, type Filter, find, toEntries } from './point-filter.ts'

export type BrowserModel = ReturnType<typeof createBrowserModel>

/** Map and list are one control: what is searched, what is filtered, what is looked at. */
export function createBrowserModel({ choice, gateway, clock }: InsideView) {
  const { points } = choice
  const query = signal('')
  const filters = signal<ReadonlySet<Filter>>(new Set())
  /** Codes whose card is open; several when they share a place. */
  const opened = signal<readonly string[]>([])
  /** The point a line of the list is about, for the map to show. */
  const pointed = signal<string | null>(null)
  const details = signal<ReadonlyMap<string, PickupPoint>>(new Map())
  const isLocationRefused = signal(false)
  const openedAt = clock.now()

  const entries = computed(() => toEntries(points.offers.value))
  const offered = computed((): readonly Filter[] => {
    const operators = [...points.operators.value.keys()]
    const networks = operators.map((code): Filter => `operator:${code}`)
    return operators.length > 1 ? [...FILTERS, ...networks] : FILTERS
  })
  const found = computed(() =>
    find(entries.value, {
      query: query.value,
      chosen: filters.value,
      offered: offered.value,
      now: openedAt,
    }),
  )
  const offers = computed((): readonly PointOffer[] => found.value.entries.map((e) => e.offer))
  const inFlight = new AbortController()

  async function fetchDetails(code: string) {
    if (details.value.has(code)) return
    try {
      const point = await gateway.point(code, inFlight.signal)
      details.value = new Map([...details.value, [code, point]])
    } catch (error) {
      // The card shows what the list knows; details are a courtesy.
      if (!inFlight.signal.aborted && !isFailure(error)) throw error
    }
  }

  return {
    query,
    filters,
    opened,
    pointed,
    details,
    isLocationRefused,
    entries,
    found,
    offers,

    toggle(filter: Filter) {
      const next = new Set(filters.value)
      if (!next.delete(filter)) next.add(filter)
      filters.value = next
    },

    clear() {
      filters.value = new Set()
      query.value = ''
    },

    open(codes: readonly string[]) {
      opened.value = codes
      const [only] = codes
      if (only !== undefined && codes.length === 1) void fetchDetails(only)
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

    stop: () => inFlight.abort(),
  }
}
