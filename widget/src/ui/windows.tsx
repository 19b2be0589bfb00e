import type { DeliveryWindow } from '@courier-checkout/api-client/contract'
import { formatShortDay, localDay } from '../format/days.ts'
import { toDays } from '../model/days-offered.ts'
import type { MethodRow } from '../model/method-rows.ts'
import type { InsideView } from './inside-view.ts'
import { useValue } from './use-value.ts'

/** Day and hours as the installation allows; nothing when it asks for none. */
export function Windows({ view, row }: { readonly view: InsideView; readonly row: MethodRow }) {
  const { model, choice, t, intl, clock } = view
  const settings = useValue(model.quotes.answer)?.deliveryWindows
  const chosen = useValue(choice.door.window)
  if (!settings || !row.best) return null
  const now = clock.now()
  const days = toDays(row.best.earliestDate ?? localDay(now + 86_400_000), settings)
  const choose = (next: DeliveryWindow | undefined) => {
    choice.door.window.value = next
  }

  return (
    <>
      <Chips
        name="day"
        label={t('date')}
        none={t('anyDate')}
        value={chosen?.date}
        items={days.map((day) => [day, formatShortDay(day, { locale: intl, t, now })])}
        onPick={(date) => choose(date ? { ...chosen, date } : undefined)}
      />
      {chosen && settings.windows.length > 0 && (
        <Chips
          name="hours"
          label={t('time')}
          none={t('anyTime')}
          value={chosen.from}
          items={settings.windows.map(({ from, to }) => [from, t('window', { from, to })])}
          onPick={(from) => {
            const to = settings.windows.find((window) => window.from === from)?.to
            choose({ date: chosen.date, ...(from && to && { from, to }) })
          }}
        />
      )}
    </>
  )
}

interface ChipsProps {
  readonly name: string
  readonly label: string
  /** The choice not to choose. */
  readonly none: string
  readonly value: string | undefined
  readonly items: readonly (readonly [key: string, label: string])[]
  readonly onPick: (key: string | undefined) => void
}

function Chips({ name, label, none, value, items, onPick }: ChipsProps) {
  return (
    <fieldset class="chips">
      <legend class="label">{label}</legend>
      {[[undefined, none] as const, ...items].map(([key, text]) => (
        <label key={key ?? ''} class="chip">
          <input
            type="radio"
            class="sr"
            name={name}
            checked={key === value}
            onChange={() => onPick(key)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
