import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { MapView } from './map-view.ts'

/** Shares of the screen that the list may take. */
const HEIGHTS = [0.24, 0.55, 0.92] as const
/** A shorter move of the finger is a tap. */
const DRAG_PX = 8

interface Props {
  readonly view: MapView
  /** Without the map below, it takes everything. */
  readonly isAlone: boolean
  readonly children: ComponentChildren
}

/** The list over the map on a phone, at three heights: pulled by its handle, or tapped through. */
export function Sheet({ view, isAlone, children }: Props) {
  const [step, setStep] = useState(1)
  const [pull, setPull] = useState(0)
  const start = useRef<number | null>(null)
  const share = isAlone ? 1 : (HEIGHTS[step] ?? 1)

  function release(moved: number) {
    start.current = null
    setPull(0)
    const wanted = share + moved / window.innerHeight
    const distances = HEIGHTS.map((height) => Math.abs(height - wanted))
    setStep(distances.indexOf(Math.min(...distances)))
  }

  return (
    <div class="sheet" style={{ blockSize: `calc(${share * 100}% + ${pull}px)` }}>
      {!isAlone && (
        <button
          type="button"
          class="handle"
          aria-label={view.t('sheet')}
          onClick={() => setStep((step + 1) % HEIGHTS.length)}
          onPointerDown={(event) => {
            start.current = event.clientY
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={(event) => {
            if (start.current !== null) setPull(start.current - event.clientY)
          }}
          onPointerUp={() => {
            if (Math.abs(pull) > DRAG_PX) release(pull)
            start.current = null
          }}
          onPointerCancel={() => release(0)}
        />
      )}
      {children}
    </div>
  )
}
