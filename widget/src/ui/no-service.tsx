import { toInsideView } from './inside-view.ts'
import { NearestTowns } from './nearest-towns.tsx'
import { useValue } from './use-value.ts'
import { type Inside, toTownLine, type View } from './view.ts'

interface Props {
  readonly view: View
  readonly inside: Inside
}

/** The courier goes elsewhere only: where to, and the way to another town. */
export function NoService({ view, inside }: Props) {
  const { model } = view
  const mine = toInsideView(view, inside)
  const town = useValue(model.town.town)
  const code = useValue(model.townCode)
  return (
    <div class="notice" role="alert" part="notice">
      <div>
        <p>{mine.t('outOfCoverage', { town: town ? toTownLine(town) : '' })}</p>
        {code && <NearestTowns view={mine} town={code} label="townsServed" />}
      </div>
      <button type="button" class="second" part="button" onClick={model.town.open}>
        {mine.t('otherTown')}
      </button>
    </div>
  )
}
