import { isPassing } from '../failure.ts'
import type { View } from './view.ts'

/** When there is no price to show: what happened, and the next step. */
export function NoPrices({ view }: { readonly view: View }) {
  const { model, t } = view
  const failure = model.quotes.failure.value
  const { fallbackPrice, cart } = model.options.value
  if (!failure) return null

  const fallback = fallbackPrice !== undefined && { amount: fallbackPrice, currency: cart.currency }
  return (
    <div class="notice" role="alert" part="notice">
      <p>
        {fallback && isPassing(failure.code)
          ? t('fallback', { price: view.money(fallback) })
          : t(isPassing(failure.code) ? 'failed' : 'unavailable')}
      </p>
      {isPassing(failure.code) && (
        <button type="button" class="second" part="button" onClick={() => void model.start()}>
          {t('retry')}
        </button>
      )}
    </div>
  )
}

/** A part of the page did not arrive. */
export function Retry({
  view,
  onRetry,
}: {
  readonly view: Pick<View, 't'>
  readonly onRetry: () => unknown
}) {
  return (
    <p class="hint">
      {view.t('partFailed')}{' '}
      <button type="button" class="link" onClick={() => void onRetry()}>
        {view.t('retry')}
      </button>
    </p>
  )
}
