import type { SelectionAnswer } from '@courier-checkout/api-client/contract'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BlockChooser } from './block.ts'
import type { Surroundings } from './surroundings.ts'
import type { Texts } from './texts.ts'

type Selection = SelectionAnswer['selection']

interface Props {
  readonly chooser: BlockChooser
  readonly orderId: string
  readonly around: Surroundings
  readonly isBusy: boolean
  /** `choice` is what the core's `Shipping::choose` takes. */
  readonly save: (choice: object) => void
  readonly close: () => void
}

/** The buyers' own chooser, for the merchant: town, speed, address or point on the map. */
export function Chooser({ chooser, orderId, around, isBusy, save, close }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [selection, setSelection] = useState<Selection | null>(null)
  const [parcelCount, setParcelCount] = useState(chooser.parcelCount)

  useEffect(() => {
    const widget = createWidget(chooser, around, orderId)
    const hear = (event: Event) => {
      if (event instanceof CustomEvent) setSelection(event.detail?.selection ?? null)
    }
    widget.addEventListener('courier-change', hear)
    place.current?.append(widget)
    return () => widget.remove()
  }, [])

  return (
    <div class="courier-choosing">
      <div ref={place} />
      <Parcels texts={around.texts} count={parcelCount} change={setParcelCount} />
      <button
        type="button"
        class="button button-primary"
        disabled={isBusy || !selection}
        onClick={() => selection && save(toChoice(selection, parcelCount))}
      >
        {around.texts.save}
      </button>{' '}
      <button type="button" class="button" onClick={close}>
        {around.texts.close}
      </button>
    </div>
  )
}

function Parcels(props: { texts: Texts; count: number; change: (count: number) => void }) {
  return (
    <p>
      <label>
        {props.texts.parcels}{' '}
        <input
          type="number"
          min="1"
          max="99"
          value={props.count}
          onInput={(event) => props.change(Math.max(1, Number(event.currentTarget.value)))}
        />
      </label>
    </p>
  )
}

function toChoice(selection: Selection, parcelCount: number): object {
  return {
    method: selection.method,
    serviceLevel: selection.serviceLevel,
    townCode: selection.town.code,
    pointCode: selection.point?.code,
    address: selection.address,
    window: selection.window,
    parcelCount,
  }
}

function createWidget(chooser: BlockChooser, { page }: Surroundings, orderId: string): HTMLElement {
  if (!customElements.get('courier-checkout')) {
    const script = document.createElement('script')
    script.type = 'module'
    script.src = page.widget
    document.head.append(script)
  }
  const widget = document.createElement('courier-checkout')
  const attributes = {
    gateway: chooser.gateway,
    shop: chooser.shop,
    locale: page.locale,
    cart: JSON.stringify(chooser.cart),
    methods: chooser.methods.map((m) => `${m.method}:${m.ruleSet}`).join(','),
    town: chooser.town ?? '',
    'town-name': chooser.townHint.name,
    'town-region': chooser.townHint.region,
    postcode: chooser.townHint.postcode,
    tiles: page.tiles.url ?? '',
    'tiles-attribution': page.tiles.attribution ?? '',
    'tiles-attribution-url': page.tiles.attributionUrl ?? '',
    // The browser remembers choices by name: neither the buyers' own nor another order's belongs here.
    name: `courier-order-${orderId}`,
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value) widget.setAttribute(name, value)
  }
  return widget
}
