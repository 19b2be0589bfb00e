import { useEffect } from 'preact/hooks'
import { useValue } from './use-value.ts'
import type { View } from './view.ts'

/** The one live region: says the prices once, and what the inside of a method has to say. */
export function Spoken({ view }: { readonly view: View }) {
  const { model, t, money, said } = view
  const status = useValue(model.quotes.status)
  const isSlow = useValue(model.quotes.isSlow)
  const rows = useValue(model.rows)

  useEffect(() => {
    if (isSlow) said.value = t('loading')
    if (status !== 'ready') return
    const prices = rows.flatMap(({ method, best }) =>
      best ? `${t(method)} ${money(best.price)}` : [],
    )
    said.value = t('pricesReady', { list: prices.join(', ') })
  }, [status, isSlow, rows])

  return (
    <div class="sr" role="status">
      {useValue(said)}
    </div>
  )
}
