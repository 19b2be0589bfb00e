import { useEffect } from 'preact/hooks'
import type { ChoiceModel } from '../model/choice-model.ts'
import type { MethodRow } from '../model/method-rows.ts'
import type { Selection } from '../model/selection-model.ts'
import { DoorPanel } from './door-panel.tsx'
import { Folded } from './folded.tsx'
import { type InsideView, toInsideView } from './inside-view.ts'
import { NearestTowns } from './nearest-towns.tsx'
import { PointPanel } from './point-panel.tsx'
import { PriceParts } from './price-parts.tsx'
import { useValue } from './use-value.ts'
import type { Inside as InsidePart, View } from './view.ts'

interface Props {
  readonly view: View
  readonly inside: InsidePart
}

/** What stands under the methods; or, with `isFolded`, the line that stands for everything. */
export function Inside({ view, inside, isFolded }: Props & { readonly isFolded: boolean }) {
  const mine = toInsideView(view, inside)
  const row = useValue(view.model.row)
  const levels = useValue(mine.choice.levels)
  const answer = useValue(view.model.quotes.answer)
  useSaying(mine)
  if (isFolded) return <Folded view={mine} />
  if (!row?.best) return null
  return (
    <>
      <PriceNotice view={mine} />
      <PriceParts view={mine} quote={chosenQuote(row, levels) ?? row.best} />
      {row.method === 'door' ? (
        <DoorPanel view={mine} row={row} />
      ) : (
        <PointPanel key={row.method} view={mine} row={row} />
      )}
      {answer?.refusals.some(({ reason }) => reason === 'no_points') && (
        <NearestTowns view={mine} town={answer.town.code} label="townsWithPoints" />
      )}
    </>
  )
}

function chosenQuote({ method, quotes }: MethodRow, levels: ChoiceModel['levels']['value']) {
  return quotes.find(({ serviceLevel }) => serviceLevel === levels[method])
}

function PriceNotice({ view }: { readonly view: InsideView }) {
  const notice = useValue(view.choice.notice)
  if (notice?.kind !== 'price') return null
  return (
    <p class="notice" part="notice">
      {view.t('priceChanged', { old: view.money(notice.old), price: view.money(notice.price) })}
    </p>
  )
}

/** Says what a seeing shopper notices by herself. */
function useSaying(view: InsideView): void {
  const { choice, t, money, said } = view
  const selection: Selection = useValue(choice.selection)
  const notice = useValue(choice.notice)

  useEffect(() => {
    if (notice?.kind === 'price') {
      said.value = t('priceChanged', { old: money(notice.old), price: money(notice.price) })
    } else if (notice?.kind === 'gone') said.value = t('pointGone')
    else if (selection.state === 'done') {
      const price = money(selection.answer.selection.price)
      said.value = `${t('chosen')}: ${t(selection.choice.method)}, ${price}`
    }
  }, [selection, notice])
}
