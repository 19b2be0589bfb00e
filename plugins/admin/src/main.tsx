import { render } from 'preact'
import { createApi } from './api.ts'
import type { Block } from './block.ts'
import { ConnectionCheck } from './connection-check.tsx'
import { type Interval, IntervalsField } from './intervals-field.tsx'
import { OrderBlock } from './order-block.tsx'
import { takePage } from './page.ts'
import type { Surroundings } from './surroundings.ts'
import { textsFor } from './texts.ts'
import { TownField, type TownValue } from './town-field.tsx'

const page = takePage()
if (page) {
  const texts = textsFor(page.locale)
  const around: Surroundings = { page, texts, api: createApi(page, texts.unreachable) }
  const drawAll = () => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-courier]'))
      draw(place, around)
  }
  drawAll()
  // WooCommerce and others open forms in windows of their own, long after the page has loaded.
  new MutationObserver(drawAll).observe(document.body, { childList: true, subtree: true })
}

function draw(place: HTMLElement, around: Surroundings): void {
  const { courier: kind, brand, isDrawn } = place.dataset
  if (isDrawn || (brand && brand !== around.page.brand)) return
  place.dataset['isDrawn'] = 'true'
  if (kind === 'check') render(<ConnectionCheck {...around} />, place)
  else if (kind === 'order') drawOrder(place, around)
  else if (place instanceof HTMLInputElement) drawField(place, kind, around)
}

function drawOrder(place: HTMLElement, around: Surroundings): void {
  const block: Block | null = JSON.parse(place.dataset['block'] ?? 'null')
  // What the server drew for browsers without scripts makes room.
  place.replaceChildren()
  if (block) render(<OrderBlock first={block} around={around} />, place)
}

/** The field keeps the JSON that is sent; what people see stands before it. */
function drawField(field: HTMLInputElement, kind: string | undefined, around: Surroundings): void {
  const seen = document.createElement('div')
  field.before(seen)
  field.hidden = true
  const keep = (value: unknown) => {
    field.value = value === null ? '' : JSON.stringify(value)
    // Windows that switch their button on only after a change listen for it.
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent ?? ''
  if (kind === 'town') {
    const town: TownValue | null = field.value ? JSON.parse(field.value) : null
    render(<TownField value={town} change={keep} around={around} label={label.trim()} />, seen)
  } else if (kind === 'intervals') {
    const rows: readonly Interval[] = field.value ? JSON.parse(field.value) : []
    render(<IntervalsField value={rows} change={keep} texts={around.texts} />, seen)
  }
}
