import { useEffect, useRef } from 'preact/hooks'
import { Bones } from './bones.tsx'
import { useValue } from './use-value.ts'
import { type Inside, toTownLine, type View } from './view.ts'

interface Props {
  readonly view: View
  readonly inside: Inside | null
}

/** Where the parcel goes, as a sentence that opens into a question. */
export function TownLine({ view, inside }: Props) {
  const { model, t } = view
  const town = useValue(model.town.town)
  const isAsking = useValue(model.town.isAsking)
  const status = useValue(model.quotes.status)
  const button = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(isAsking)

  useEffect(() => {
    // The question closed by a choice or by Esc: focus returns where it came from.
    if (wasAsking.current && !isAsking) button.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])

  if (isAsking) {
    return inside ? <inside.module.TownQuestion view={view} inside={inside} /> : <Bones rows={1} />
  }
  if (!town) return status === 'failed' ? null : <Bones rows={1} />
  return (
    <button
      ref={button}
      type="button"
      class="town"
      part="town"
      aria-haspopup="listbox"
      onClick={model.town.open}
    >
      <span class="quiet">{t('town')} </span>
      <span class="town-name">{toTownLine(town)}</span>
      <span class="caret" aria-hidden="true" />
    </button>
  )
}
