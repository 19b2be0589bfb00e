import { toInsideView } from './inside-view.ts'
import { useValue } from './use-value.ts'
import type { Inside, View } from './view.ts'

interface Props {
  readonly view: View
  readonly inside: Inside
}

/** The method had to change without the shopper's doing. */
export function LeftMethod({ view, inside }: Props) {
  const { t } = toInsideView(view, inside)
  const left = useValue(view.model.leftMethod)
  const row = useValue(view.model.row)
  if (!left || !row) return null
  return (
    <p class="notice" role="alert" part="notice">
      {t('switched', { from: t(left), to: t(row.method) })}
    </p>
  )
}
