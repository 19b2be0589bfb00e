import { findMarks, type MethodRow } from '../model/method-rows.ts'
import type { InsideView } from './inside-view.ts'
import { useValue } from './use-value.ts'

/** Service levels of the chosen method, when there is more than one to choose from. */
export function Levels({ view, row }: { readonly view: InsideView; readonly row: MethodRow }) {
  const { choice, t } = view
  const levels = useValue(choice.levels)
  // A level tied to an operator is decided by the point, not here.
  const quotes = row.quotes.filter((quote) => quote.operatorCode === null)
  if (quotes.length < 2) return null
  const chosen = quotes.find((q) => q.serviceLevel === levels[row.method]) ?? quotes[0]
  const marks = findMarks(quotes)

  return (
    <fieldset class="levels" part="levels">
      <legend class="label">{t('levels')}</legend>
      {quotes.map((quote) => {
        const id = `level-${quote.serviceLevel}`
        const mark = marks.get(quote.id)
        return (
          <label key={quote.id} class="row" part="level">
            <input
              type="radio"
              name="level"
              class="radio"
              checked={quote === chosen}
              aria-labelledby={`${id}-name`}
              aria-describedby={`${id}-more`}
              onChange={() => choice.chooseLevel(row.method, quote.serviceLevel)}
            />
            <span class="name" id={`${id}-name`}>
              {quote.name}
            </span>
            <span class="price" part="price">
              {view.money(quote.price)}
            </span>
            <span class="quiet more" id={`${id}-more`}>
              {[view.arrival(quote), mark && t(mark)].filter(Boolean).join(' · ')}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
