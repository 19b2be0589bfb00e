import { type Inside, toTownLine, type View } from './view.ts'

interface Props {
  readonly view: View
  readonly inside: Inside | null
}

/** Where the parcel goes, as a sentence that opens into a question. */
export function TownLine({ view, inside }: Props) {
  const { model, t } = view
  const town = model.town.town.value
  const isAsking = model.town.isAsking.value
  const status = model.quotes.status.value

  if (isAsking) {
    return inside ? <inside.module.TownQuestion view={view} inside={inside} /> : <Bone />
  }
  if (!town) return status === 'failed' ? null : <Bone />
  return (
    <button
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

function Bone() {
  return (
    <p class="town">
      <i class="bone" />
    </p>
  )
}
