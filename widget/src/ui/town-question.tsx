import { useEffect, useMemo } from 'preact/hooks'
import { createTownSearch } from '../model/town-search.ts'
import { Combobox } from './combobox.tsx'
import { toInsideView } from './inside-view.ts'
import { useValue } from './use-value.ts'
import type { Inside, View } from './view.ts'

interface Props {
  readonly view: View
  readonly inside: Inside
}

/** "Where to?", with suggestions; two towns of one name are told apart by their region. */
export function TownQuestion({ view, inside }: Props) {
  const { model } = view
  const { t } = toInsideView(view, inside)
  const { town: townModel } = model
  const town = useValue(townModel.town)
  const query = useValue(townModel.query)
  const suggestions = useValue(townModel.suggestions)
  const question = useValue(townModel.question)
  const isAsking = useValue(townModel.isAsking)
  const search = useMemo(() => createTownSearch(townModel, view.clock), [view])
  useEffect(() => search.stop, [search])

  return (
    <div class="town-question">
      <Combobox
        id="town"
        label={t('town')}
        placeholder={t('townPlaceholder')}
        value={query}
        // A widget that opens with the question must not take the focus from the shop's form.
        takesFocus={isAsking && town !== null}
        items={suggestions.map((found) => ({
          key: found.code,
          label: found.shortName ?? found.name,
          detail: found.regionName,
        }))}
        describedBy={question ? 'town-question' : undefined}
        onType={search.type}
        onPick={(code) => {
          const found = suggestions.find((candidate) => candidate.code === code)
          if (found) model.chooseTown(found)
        }}
        onEscape={() => {
          if (town) townModel.close()
        }}
      />
      {question && (
        <p id="town-question" class="hint">
          {t(question)}
        </p>
      )}
    </div>
  )
}
