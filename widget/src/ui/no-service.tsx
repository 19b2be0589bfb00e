import { useEffect } from 'preact/hooks'
import { isFailure } from '../failure.ts'
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
  useEffect(() => {
    if (town || !code) return
    const mine = new AbortController()
    inside.gateway.town(code, mine.signal).then(
      (found) => {
        model.town.town.value = found
      },
      (error: unknown) => {
        // The sentence does without the name.
        if (!mine.signal.aborted && !isFailure(error)) throw error
      },
    )
    return () => mine.abort()
  }, [code])
  return (
    <div class="notice" role="alert" part="notice">
      <div>
        <p>{toSentence(mine.t('outOfCoverage', { town: town ? toTownLine(town) : '' }))}</p>
        {code && <NearestTowns view={mine} town={code} label="townsServed" />}
      </div>
      <button type="button" class="second" part="button" onClick={model.town.open}>
        {mine.t('otherTown')}
      </button>
    </div>
  )
}

/** Until the town's name is known, the sentence ends before it. */
const toSentence = (text: string): string => text.replace(/[\s:]+$/, '')
