import type { Town } from '@courier-checkout/api-client/contract'
import { useEffect, useState } from 'preact/hooks'
import { isFailure } from '../failure.ts'
import type { InsideView } from './inside-view.ts'
import { toTownLine } from './view.ts'

interface Props {
  readonly view: InsideView
  /** Code of the town that has none. */
  readonly town: string
  readonly label: 'townsServed' | 'townsWithPoints'
}

/** Towns nearby that have pickup points, each one tap away; nothing where none are known. */
export function NearestTowns({ view, town, label }: Props) {
  const { model, t } = view
  const towns = useNearestTowns(view, town)
  if (towns.length === 0) return null
  return (
    <p class="nearest-towns">
      {t(label)}{' '}
      {towns.map((found) => (
        <button
          key={found.code}
          type="button"
          class="link"
          title={toTownLine(found)}
          onClick={() => {
            // Whoever goes to another town for its points wants a point.
            if (label === 'townsWithPoints') model.chooseMethod('pickup_point')
            model.chooseTown(found)
          }}
        >
          {found.shortName ?? found.name}
        </button>
      ))}
    </p>
  )
}

function useNearestTowns({ gateway }: InsideView, town: string): readonly Town[] {
  const [towns, setTowns] = useState<readonly Town[]>([])
  useEffect(() => {
    const mine = new AbortController()
    setTowns([])
    gateway.nearestTowns(town, mine.signal).then(setTowns, (error: unknown) => {
      // The search for another town is still there.
      if (!mine.signal.aborted && !isFailure(error)) throw error
    })
    return () => mine.abort()
  }, [town])
  return towns
}
