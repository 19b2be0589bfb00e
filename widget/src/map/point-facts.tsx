import type { PointRow } from '@courier-checkout/api-client/contract'
import { useValue } from '../ui/use-value.ts'
import type { MapView } from './map-view.ts'
import { WeekHours } from './week-hours.tsx'

/** Hours, payment, limits, how to find it: from the list at once, the rest when it has arrived. */
export function PointFacts({ view, point }: { readonly view: MapView; readonly point: PointRow }) {
  const { browser, choice, t } = view
  const details = useValue(browser.details).get(point.code)
  const operator = useValue(choice.points.operators).get(point.operatorCode ?? '')
  const accepts = [
    point.accepts.cash && t('cash'),
    point.accepts.card && t('card'),
    point.accepts.fitting && t('fitting'),
    point.maxWeightGrams !== null && t('limit', { limit: view.weight(point.maxWeightGrams) }),
  ]

  return (
    <>
      {point.isLocker && <p class="quiet">{t('lockerByName')}</p>}
      <p class="quiet">{[operator, ...accepts].filter(Boolean).join(' · ')}</p>
      <dl class="facts">
        {point.hours && (
          <div>
            <dt class="quiet">{t('hours')}</dt>
            <WeekHours view={view} hours={point.hours} />
          </div>
        )}
        <Fact name={t('directions')} value={details?.directions ?? null} />
        {details && details.phones.length > 0 && (
          <div>
            <dt class="quiet">{t('phone')}</dt>
            {details.phones.map((phone) => (
              <dd key={phone}>
                <a class="link" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                  {phone}
                </a>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (!value) return null
  return (
    <div>
      <dt class="quiet">{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
