import { render } from 'preact'
import { readAs } from './signal.ts'
import { Checkout } from './ui/checkout.tsx'
import type { View } from './ui/view.ts'

/**
 * Draws, and draws anew whenever something that was read has changed. The tree of the first script is
 * small enough to be drawn as a whole, so that it needs no hooks; what comes back ends it.
 */
export function startDrawing(view: View): () => void {
  const { root, model } = view
  let isDue = false
  let isOver = false
  let was = look()

  function look() {
    return {
      isFolded: view.inside.peek()?.choice.isFolded.peek() ?? false,
      isAsking: model.town.isAsking.peek(),
    }
  }

  function draw() {
    isDue = false
    if (isOver) return
    // Read before the focused element may be gone.
    const hadFocus = root.activeElement !== null
    readAs(schedule, () => render(<Checkout view={view} />, root))
    const now = look()
    if (hadFocus) root.querySelector<HTMLElement>(toFocus(was, now))?.focus()
    was = now
  }

  function schedule() {
    if (isDue) return
    isDue = true
    queueMicrotask(draw)
  }

  draw()
  return () => {
    isOver = true
    render(null, root)
  }
}

interface Shape {
  readonly isFolded: boolean
  readonly isAsking: boolean
}

/** What folding, unfolding or a closed question took away had the focus: where it goes now. */
function toFocus(was: Shape, now: Shape): string {
  if (was.isFolded !== now.isFolded) return now.isFolded ? '[data-focus]' : '.methods :checked'
  return was.isAsking && !now.isAsking ? '.town' : 'nothing'
}
