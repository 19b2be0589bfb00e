import type { Quote } from '@courier-checkout/api-client/contract'
import type { InsideView } from './inside-view.ts'

/** What the price consists of, on request; nothing where it consists of itself. */
export function PriceParts({ view, quote }: { readonly view: InsideView; readonly quote: Quote }) {
  const { t, money } = view
  const { price, discount, missingToFree } = quote
  if (discount.amount === 0 && !missingToFree) return null
  const full = { ...price, amount: price.amount + discount.amount }
  return (
    <div class="price-parts">
      {missingToFree && <p>{t('missingToFree', { price: money(missingToFree) })}</p>}
      <details>
        <summary>{t('priceParts')}</summary>
        <dl>
          <Part name={`${t('priceDelivery')}: ${quote.name}`} value={money(full)} />
          {discount.amount > 0 && <Part name={t('priceDiscount')} value={`−${money(discount)}`} />}
          <Part name={t('priceToPay')} value={money(price)} />
        </dl>
      </details>
    </div>
  )
}

function Part({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
