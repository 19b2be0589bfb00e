import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Nobody reads more; another letter narrows them. */
const MOST = 20

export interface ComboboxItem {
  readonly key: string
  readonly label: string
  readonly detail?: string
}

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly items: readonly ComboboxItem[]
  readonly placeholder?: string
  readonly describedBy?: string | undefined
  readonly isInvalid?: boolean
  readonly takesFocus?: boolean
  readonly onType: (text: string) => void
  readonly onPick: (key: string) => void
  /** Esc with nothing left to close. */
  readonly onEscape?: () => void
}

/** A text field with suggestions, by the pattern of the ARIA practices: list below, focus stays here. */
export function Combobox(props: Props) {
  const { id, onPick } = props
  const items = props.items.slice(0, MOST)
  const [active, setActive] = useState(-1)
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isShown = isOpen && items.length > 0

  useEffect(() => {
    setActive(-1)
    if (props.takesFocus) setOpen(true)
  }, [props.items])
  useLayoutEffect(() => {
    if (props.takesFocus) input.current?.focus()
  }, [])

  function pick(key: string) {
    setOpen(false)
    onPick(key)
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLInputElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && items.length > 0) {
      setOpen(true)
      const from = active < 0 && step < 0 ? 0 : active
      setActive((from + step + items.length) % items.length)
    } else if (event.key === 'Enter') {
      const item = items[active] ?? (props.takesFocus ? items[0] : undefined)
      if (isShown && item) pick(item.key)
    } else if (event.key === 'Escape') {
      if (isShown && !props.takesFocus) setOpen(false)
      else props.onEscape?.()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="combobox">
      <label class="label" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        ref={input}
        class="field"
        part="field"
        role="combobox"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid}
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => {
          setOpen(true)
          props.onType(event.currentTarget.value)
        }}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        class="popup"
        role="listbox"
        aria-label={props.label}
        hidden={!isShown}
      >
        {items.map((item, index) => (
          <div
            key={item.key}
            id={`${id}-${index}`}
            class="option"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the blur that a click would cause.
            onPointerDown={(event) => {
              event.preventDefault()
              pick(item.key)
            }}
          >
            {item.label}
            {item.detail && <small class="quiet"> {item.detail}</small>}
          </div>
        ))}
      </div>
    </div>
  )
}
