import { useEffect, useState } from 'preact/hooks'
import { isFailure } from '../failure.ts'
import { Combobox } from './combobox.tsx'
import type { InsideView } from './inside-view.ts'
import { useValue } from './use-value.ts'

const TYPING_PAUSE_MS = 200

/** The street, with suggestions where the courier has a list; any text is taken. */
export function StreetField({ view }: { readonly view: InsideView }) {
  const { choice, t } = view
  const street = useValue(choice.door.draft).street ?? ''
  const isMissing = useValue(choice.door.missing).includes('street')
  const [typed, setTyped] = useState('')
  const names = useStreets(view, typed)

  return (
    <div class="wide">
      <Combobox
        id="address-street"
        label={t('street')}
        value={street}
        items={names.map((name) => ({ key: name, label: name }))}
        isInvalid={isMissing}
        describedBy={isMissing ? 'address-street-missing' : undefined}
        onType={(text) => {
          choice.door.type('street', text)
          setTyped(text)
        }}
        onPick={(name) => {
          choice.door.type('street', name)
          setTyped('')
        }}
      />
      {isMissing && (
        <p id="address-street-missing" class="bad">
          {t('fillIn')}
        </p>
      )}
    </div>
  )
}

function useStreets({ model, gateway, clock }: InsideView, typed: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([])
  const town = useValue(model.town.town)

  useEffect(() => {
    const mine = new AbortController()
    const query = typed.trim()
    if (query.length < 2 || !town) {
      setNames([])
      return
    }
    const cancel = clock.after(TYPING_PAUSE_MS, () => {
      gateway.streets(town.code, query, mine.signal).then(setNames, (error: unknown) => {
        // A courier without a street list is no news to the shopper: the field takes any text.
        if (!mine.signal.aborted && !isFailure(error)) throw error
        setNames([])
      })
    })
    return () => {
      cancel()
      mine.abort()
    }
  }, [typed, town])
  return names
}
