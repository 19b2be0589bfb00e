import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { MethodRow } from '../model/method-rows.ts'
import { toInstead, toNearby } from '../model/nearest.ts'
import { Bones } from './bones.tsx'
import { FullPoints, usePrefetch } from './full-points.tsx'
import type { InsideView, PointsView } from './inside-view.ts'
import { Levels } from './levels.tsx'
import { PointLine } from './point-line.tsx'
import { Retry } from './trouble.tsx'
import { useValue } from './use-value.ts'

const FEW = 5
const FEW_INSTEAD = 3
const STEP = 20

interface Props {
  readonly view: InsideView
  readonly row: MethodRow
}

/** The inside of "pickup point" and "locker": the nearest few, and the ways to all of them. */
export function PointPanel({ view, row }: Props) {
  const pointsView = useValue(view.pointsView)
  const isMapMissing = useValue(view.isMapMissing)
  usePrefetch(view)
  useFocusAfterClose(view, pointsView)
  return (
    <div class="panel" part="panel">
      <Levels view={view} row={row} />
      {pointsView === 'closed' || isMapMissing ? (
        <NearestPoints view={view} row={row} />
      ) : (
        <FullPoints view={view} />
      )}
    </div>
  )
}

function NearestPoints({ view, row }: Props) {
  const { choice, t } = view
  const status = useValue(choice.points.status)
  useValue(choice.points.state)
  const places = useValue(choice.places.places)
  const notice = useValue(choice.notice)
  const isChunkMissing = useValue(view.isMapMissing)
  const [count, setCount] = useState(FEW)
  const gone = notice?.kind === 'gone' ? notice.point : null

  if (status === 'failed') return <Retry view={view} onRetry={choice.showPoints} />
  if (status !== 'ready') return <PointBones />
  const shown = gone
    ? toInstead(choice.points, gone, FEW_INSTEAD)
    : toNearby(choice.points, places, count)
  if (shown.length === 0) return <p class="hint">{t('noPoints')}</p>
  const rest = row.count - shown.length

  return (
    <>
      <div class="bar">
        <h3 class="label">{gone ? t('pointGone') : t('nearest')}</h3>
        <button
          type="button"
          class="second"
          part="button"
          data-opens="map"
          onClick={() => view.open('map')}
        >
          {t('onMap')}
        </button>
      </div>
      {isChunkMissing && <p class="hint">{t('mapFailed')}</p>}
      <ul class="points" part="points" aria-label={t('nearest')}>
        {shown.map(({ offer, mark }) => (
          <li key={offer.point.code}>
            <PointLine view={view} offer={offer} mark={mark} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button
          type="button"
          class="link"
          data-opens="list"
          // Without the chunk that holds search and map, the list alone still reaches every point.
          onClick={() => (isChunkMissing ? setCount(count + STEP) : view.open('list'))}
        >
          {isChunkMissing ? t('showMore', { count: Math.min(rest, STEP) }) : t('allPoints')}
        </button>
      )}
    </>
  )
}

/** As high as what follows: the bar, the few and the way to all of them. */
function PointBones() {
  return (
    <>
      <div class="bar" aria-hidden="true">
        <i class="bone" />
      </div>
      <Bones rows={FEW} />
      <div class="bar-below" />
    </>
  )
}

/** The full view took the focus; it returns to the button that opened it. */
function useFocusAfterClose({ root }: InsideView, now: PointsView): void {
  const was = useRef(now)
  useLayoutEffect(() => {
    if (was.current !== 'closed' && now === 'closed') {
      root.querySelector<HTMLElement>(`[data-opens=${was.current}]`)?.focus()
    }
    was.current = now
  }, [now])
}
