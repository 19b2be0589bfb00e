import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Town } from './api.ts'
import type { Surroundings } from './surroundings.ts'

const PAUSE_MS = 250

export interface TownValue {
  readonly code: string
  readonly name: string
}

/** A town is picked from the courier's list and kept by its code. */
export function TownField(props: {
  value: TownValue | null
  change: (town: TownValue | null) => void
  around: Surroundings
  label: string
}) {
  const { around, change } = props
  const { texts } = around
  const listId = useId()
  const [typed, setTyped] = useState(props.value?.name ?? '')
  const [towns, setTowns] = useState<readonly Town[] | null>(null)
  const [active, setActive] = useState(0)
  const asked = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])

  function type(text: string): void {
    setTyped(text)
    clearTimeout(timer.current)
    if (text.trim() === '') {
      setTowns(null)
      change(null)
      return
    }
    timer.current = setTimeout(() => void search(text), PAUSE_MS)
  }

  async function search(text: string): Promise<void> {
    const turn = ++asked.current
    const found = await around.api.towns(text).catch(() => [])
    // A slow answer for fewer letters never overwrites a newer one.
    if (turn !== asked.current) return
    setTowns(found)
    setActive(0)
  }

  function pick(town: Town | undefined): void {
    if (!town) return
    setTyped(town.name)
    setTowns(null)
    change({ code: town.code, name: town.name })
  }

  function press(event: KeyboardEvent): void {
    if (!towns) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((active + step + towns.length) % Math.max(1, towns.length))
    else if (event.key === 'Enter') pick(towns[active])
    else if (event.key === 'Escape') setTowns(null)
    else return
    event.preventDefault()
  }

  return (
    <div class="courier-town">
      <input
        type="text"
        class="regular-text"
        role="combobox"
        aria-label={props.label}
        aria-expanded={towns !== null}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={towns?.[active] ? `${listId}-${active}` : undefined}
        placeholder={texts.townPlaceholder}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" aria-label={props.label} hidden={towns === null}>
        {towns?.map((town, index) => (
          <div
            key={town.code}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={() => pick(town)}
          >
            {[town.name, town.regionName].filter(Boolean).join(', ')}
          </div>
        ))}
        {towns?.length === 0 && <div role="status">{texts.noTown}</div>}
      </div>
    </div>
  )
}
