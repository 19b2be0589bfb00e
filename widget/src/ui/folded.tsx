import { isPassing } from '../failure.ts'
import type { Selection } from '../model/selection-model.ts'
import type { InsideView } from './inside-view.ts'
import { useValue } from './use-value.ts'
import { toTownLine } from './view.ts'

/** The choice in one line, once it is made. */
export function Folded({ view }: { readonly view: InsideView }) {
  const { model, choice, t } = view
  const selection = useValue(choice.selection)
  const notice = useValue(choice.notice)
  const town = useValue(model.town.town)
  if (selection.state === 'none') return null
  const { method, quote } = selection.choice
  const change = notice?.kind === 'price' ? notice : null

  return (
    <div class="folded" part="folded">
      <span class="tick" data-bad={selection.state === 'failed' || undefined} aria-hidden="true" />
      <div class="folded-text">
        <p class="folded-head">
          <span class="sr">{t('chosen')}: </span>
          <span class="name">{t(method)}</span>
          <span aria-hidden="true"> · </span>
          {change && <s class="quiet">{view.money(change.old)}</s>}{' '}
          <span class="price" part="price">
            {view.money(change?.price ?? priceOf(selection))}
          </span>
        </p>
        <p>{toPlace(selection)}</p>
        <p class="quiet">
          {[town && toTownLine(town), view.arrival(quote)].filter(Boolean).join(' · ')}
        </p>
        <Trouble view={view} selection={selection} />
      </div>
      <button type="button" class="second" part="button" data-focus onClick={choice.unfold}>
        {t('change')}
      </button>
    </div>
  )
}

function Trouble({
  view,
  selection,
}: {
  readonly view: InsideView
  readonly selection: Selection
}) {
  const { choice, t } = view
  if (selection.state !== 'failed') return null
  const { code } = selection.failure
  if (!isPassing(code) && code !== 'quote_expired') return <p class="bad">{t('choiceRefused')}</p>
  return (
    <p class="bad">
      {t('choiceLost')}{' '}
      <button type="button" class="link" onClick={() => void choice.retry()}>
        {t('retry')}
      </button>
    </p>
  )
}

function priceOf(selection: Exclude<Selection, { state: 'none' }>) {
  return selection.state === 'done'
    ? selection.answer.selection.price
    : selection.choice.quote.price
}

function toPlace({ choice: { point, address } }: Exclude<Selection, { state: 'none' }>): string {
  if (point) return point.address
  if (!address) return ''
  const { street, house, flat } = address
  return [street, house, flat].filter(Boolean).join(', ')
}
