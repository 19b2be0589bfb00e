import { type CheckoutChange, readChange } from './events.ts'
import type { Line } from './gateway.ts'
import { loadInside } from './load-parts.ts'
import type { CheckoutModel } from './model/checkout-model.ts'
import type { ChoiceDeps } from './model/choice-model.ts'
import { signal } from './signal.ts'
import { adopt } from './theme/adopt-styles.ts'
import type { Inside } from './ui/view.ts'

interface InsideDeps extends Omit<ChoiceDeps, 'gateway'> {
  readonly line: Line
  readonly root: ShadowRoot
  readonly model: CheckoutModel
  /** At first, and whenever the selection changes. */
  readonly onChange: (change: CheckoutChange) => void
}

/** The part with the choice in it, from its fetching to its end. */
export function createInside({ root, model, line, onChange, ...deps }: InsideDeps) {
  const inside = signal<Inside | null>(null)
  const isInsideMissing = signal(false)
  let stopTelling = () => {}
  let isStopped = false

  return {
    inside,
    isInsideMissing,

    async loadInside() {
      try {
        const module = await loadInside()
        if (isStopped || inside.peek()) return
        adopt(root, module.styles)
        const gateway = module.createInsideGateway(line)
        const choice = module.createChoiceModel(model, { ...deps, gateway })
        module.joinFields(choice, model.options.peek())
        const tell = () => onChange(readChange(choice.selection.peek()))
        const endTelling = choice.selection.subscribe(tell)
        const endHolding = module.holdForm(root.host, choice)
        stopTelling = () => {
          endTelling()
          endHolding()
        }
        tell()
        inside.value = { choice, gateway, module }
        isInsideMissing.value = false
      } catch {
        isInsideMissing.value = true
      }
    },

    async settled() {
      const part = inside.peek()
      await part?.module.settled(part.choice)
    },

    stop() {
      isStopped = true
      stopTelling()
      inside.peek()?.choice.stop()
    },
  }
}
