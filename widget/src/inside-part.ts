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
  readonly onChange: (change: CheckoutChange, isPending: boolean) => void
}

/** The part with the choice in it, from its fetching to its end. */
export function createInside({ root, model, line, onChange, ...deps }: InsideDeps) {
  const inside = signal<Inside | null>(null)
  const isInsideMissing = signal(false)
  let endings: (() => void)[] = []
  let isStopped = false

  async function load() {
    try {
      const module = await loadInside()
      if (isStopped || inside.peek()) return
      adopt(root, module.styles)
      const gateway = module.createInsideGateway(line)
      const choice = module.createChoiceModel(model, { ...deps, gateway })
      module.joinFields(choice, model.options.peek())
      const tell = () => {
        const selection = choice.selection.peek()
        onChange(readChange(selection), selection.state === 'pending')
      }
      endings = [choice.selection.subscribe(tell), module.holdForm(root.host, choice), choice.stop]
      tell()
      inside.value = { choice, gateway, module }
      isInsideMissing.value = false
    } catch {
      isInsideMissing.value = true
    }
  }

  function end() {
    for (const ending of endings) ending()
    endings = []
  }

  /** Behind the prices, with which nothing shares the line; at once where they are slow or a choice is kept. */
  function loadWhenFree() {
    const { status, isSlow } = model.quotes
    const { selection = { state: 'none' } } = model.memory.recall()
    if (status.peek() === 'loading' && !isSlow.peek() && selection.state === 'none') return
    end()
    void load()
  }

  return {
    inside,
    isInsideMissing,
    loadInside: load,

    start() {
      const { status, isSlow } = model.quotes
      endings = [status.subscribe(loadWhenFree), isSlow.subscribe(loadWhenFree)]
      loadWhenFree()
    },

    async settled() {
      const part = inside.peek()
      await part?.module.settled(part.choice)
    },

    stop() {
      isStopped = true
      end()
    },
  }
}
