import { formatMinutes } from '../format/days.ts'
import { isRoundClock, readHours, type Span } from '../model/hours.ts'
import type { MapView } from './map-view.ts'

/** The week's hours with today marked, and the words they were read from; else those words alone. */
export function WeekHours({ view, hours }: { readonly view: MapView; readonly hours: string }) {
  const { t, clock } = view
  const week = readHours(hours)
  if (!week || isRoundClock(week)) return <dd>{week ? t('openAllDay') : hours}</dd>
  const today = (new Date(clock.now()).getDay() + 6) % 7
  const names = t('shortDays').split('|')

  return (
    <>
      {toGroups(week.map((spans) => toText(spans, view))).map(({ from, to, text }) => (
        <dd key={from} class={from <= today && today <= to ? 'today' : undefined}>
          {from === to ? names[from] : `${names[from]}–${names[to]}`} {text}
          {from <= today && today <= to && ` (${t('today')})`}
        </dd>
      ))}
      <dd class="quiet">{t('readFromText', { text: hours })}</dd>
    </>
  )
}

function toText(spans: readonly Span[], { t, intl }: MapView): string {
  const write = ({ from, to }: Span) => `${formatMinutes(intl, from)}–${formatMinutes(intl, to)}`
  return spans.length === 0 ? t('dayOff') : spans.map(write).join(', ')
}

interface Group {
  readonly from: number
  to: number
  readonly text: string
}

/** Days in a row with the same hours are one line. */
function toGroups(days: readonly string[]): readonly Group[] {
  const groups: Group[] = []
  days.forEach((text, day) => {
    const last = groups.at(-1)
    if (last?.text === text) last.to = day
    else groups.push({ from: day, to: day, text })
  })
  return groups
}
