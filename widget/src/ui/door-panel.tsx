import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type AddressField, NOTE_LENGTH } from '../model/door-model.ts'
import type { MethodRow } from '../model/method-rows.ts'
import type { InsideView } from './inside-view.ts'
import { Levels } from './levels.tsx'
import { StreetField } from './street-field.tsx'
import { useValue } from './use-value.ts'
import { Windows } from './windows.tsx'

const MORE: readonly AddressField[] = ['entrance', 'floor', 'intercom']

/** The inside of "to the door": speed, address, day. */
export function DoorPanel({ view, row }: { readonly view: InsideView; readonly row: MethodRow }) {
  const { choice, t } = view
  const panel = useRef<HTMLDivElement>(null)
  const [hasMore, setMore] = useState(() => {
    const draft = choice.door.draft.peek()
    return [...MORE, 'note' as const].some((field) => draft[field])
  })

  const [refusals, setRefusals] = useState(0)

  useLayoutEffect(() => {
    // After the fields were drawn as invalid.
    panel.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refusals])

  return (
    <div class="panel" part="panel" ref={panel}>
      <Levels view={view} row={row} />
      <div class="address">
        <StreetField view={view} />
        <AddressInput view={view} field="house" />
        <AddressInput view={view} field="flat" />
        {hasMore ? (
          <>
            {MORE.map((field) => (
              <AddressInput key={field} view={view} field={field} />
            ))}
            <CourierNote view={view} />
          </>
        ) : (
          <button type="button" class="link" onClick={() => setMore(true)}>
            {t('more')}
          </button>
        )}
      </div>
      <Windows view={view} row={row} />
      <button
        type="button"
        class="main"
        part="button"
        onClick={() => {
          if (!choice.confirmDoor()) setRefusals(refusals + 1)
        }}
      >
        {t('deliverHere')}
      </button>
    </div>
  )
}

function AddressInput({
  view,
  field,
}: {
  readonly view: InsideView
  readonly field: AddressField
}) {
  const { choice, t } = view
  const draft = useValue(choice.door.draft)
  const isMissing = useValue(choice.door.missing).some((missing) => missing === field)
  const input = useRef<HTMLInputElement>(null)
  const id = `address-${field}`

  useLayoutEffect(() => {
    // The first of the further fields appears where its button was: focus goes on there.
    if (field === MORE[0] && !draft[field]) input.current?.focus()
  }, [])

  return (
    <div>
      <label class="label" for={id}>
        {t(field)}
      </label>
      <input
        id={id}
        ref={input}
        class="field"
        part="field"
        type="text"
        autocomplete="off"
        value={draft[field] ?? ''}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-missing` : undefined}
        onInput={(event) => choice.door.type(field, event.currentTarget.value)}
      />
      {isMissing && (
        <p id={`${id}-missing`} class="bad">
          {t('fillIn')}
        </p>
      )}
    </div>
  )
}

function CourierNote({ view: { choice, t } }: { readonly view: InsideView }) {
  const { note = '' } = useValue(choice.door.draft)
  return (
    <div class="wide-row">
      <label class="label" for="address-note">
        {t('note')}
      </label>
      <textarea
        id="address-note"
        class="field"
        part="field"
        rows={2}
        maxLength={NOTE_LENGTH}
        placeholder={t('noteExample')}
        value={note}
        onInput={(event) => choice.door.type('note', event.currentTarget.value)}
      />
    </div>
  )
}
