import { formatDistance } from '../format/distance.ts'
import {
  createTranslate,
  type FirstMessages,
  type InsideMessages,
  type Translate,
} from '../i18n/translate.ts'
import { ru } from '../inside/ru.ts'
import type { InsideGateway } from '../inside-gateway.ts'
import type { MapModule } from '../load-parts.ts'
import type { ChoiceModel } from '../model/choice-model.ts'
import { type Signal, signal } from '../signal.ts'
import { adopt } from '../theme/adopt-styles.ts'
import type { Inside, View } from './view.ts'

/** How the full view of points is open. */
export type PointsView = 'closed' | 'list' | 'map'

/** What the components inside a method share beside the rest. */
export interface InsideView extends Omit<View, 't'> {
  readonly choice: ChoiceModel
  readonly gateway: InsideGateway
  readonly t: Translate<FirstMessages & InsideMessages>
  readonly pointsView: Signal<PointsView>
  /** `null` until it has arrived. */
  readonly map: Signal<MapModule | null>
  readonly isMapMissing: Signal<boolean>
  open(as: PointsView): void
  fetchMap(): Promise<void>
  distance(metres: number): string
}

const views = new WeakMap<View, InsideView>()

/** The one inside of a view. */
export function toInsideView(view: View, { choice, gateway }: Inside): InsideView {
  const known = views.get(view) ?? createInsideView(view, choice, gateway)
  views.set(view, known)
  return known
}

function createInsideView(view: View, choice: ChoiceModel, gateway: InsideGateway): InsideView {
  const pointsView = signal<PointsView>('closed')
  const map = signal<MapModule | null>(null)
  const isMapMissing = signal(false)

  async function fetchMap() {
    try {
      if (!map.peek()) {
        const loaded = await view.loadMap()
        adopt(view.root, loaded.styles)
        map.value = loaded
      }
      isMapMissing.value = false
    } catch {
      // Fetched ahead or asked for: the list stands in, and opening tries again.
      isMapMissing.value = true
    }
  }

  return {
    ...view,
    choice,
    gateway,
    t: createTranslate<FirstMessages & InsideMessages>(view.locale, { ...ru, ...view.messages }),
    pointsView,
    map,
    isMapMissing,
    fetchMap,
    open(as) {
      pointsView.value = as
      if (as !== 'closed') void fetchMap()
    },
    distance: (metres) => formatDistance(view.intl, metres),
  }
}
