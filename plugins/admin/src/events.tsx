import type { Block } from './block.ts'
import type { Texts } from './texts.ts'

/** The way of the parcel, newest first. */
export function Events(props: { events: Block['events']; locale: string; texts: Texts }) {
  const { events, locale, texts } = props
  if (events.length === 0) return null
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  return (
    <details class="courier-events" open>
      <summary>{texts.history}</summary>
      <ol>
        {events.map((event) => (
          <li key={`${event.at} ${event.text}`}>
            <time dateTime={event.at}>{format.format(new Date(event.at))}</time>{' '}
            {[event.text, event.place].filter(Boolean).join(', ')}
          </li>
        ))}
      </ol>
    </details>
  )
}
