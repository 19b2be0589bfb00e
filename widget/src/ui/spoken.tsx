import type { View } from './view.ts'

/** The one live region: says the prices, and then what the inside of a method has to say. */
export function Spoken({ view }: { readonly view: View }) {
  return (
    <div class="sr" role="status">
      {view.said.value || toPrices(view)}
    </div>
  )
}

function toPrices({ model, t, money }: View): string {
  const { isSlow, status } = model.quotes
  if (isSlow.value) return t('loading')
  if (status.value !== 'ready') return ''
  const prices = model.rows.value.flatMap(({ method, best }) =>
    best ? `${t(method)} ${money(best.price)}` : [],
  )
  return t('pricesReady', { list: prices.join(', ') })
}
