import { render } from 'preact'
import { browserDeps, type Deps } from './deps.ts'
import { type CheckoutChange, type CheckoutProblem, readChange } from './events.ts'
import type { Failure } from './failure.ts'
import { createGateway } from './gateway.ts'
import { findMessages, type KnownMessages, loadMessages } from './i18n/load-messages.ts'
import { ru } from './i18n/ru.ts'
import { createMemory } from './kept.ts'
import { loadInside, loadMap } from './load-parts.ts'
import { type CheckoutModel, createCheckoutModel } from './model/checkout-model.ts'
import type { ChoiceDeps, ChoiceModel } from './model/choice-model.ts'
import { type CheckoutOptions, findIssues } from './options.ts'
import { signal } from './signal.ts'
import { adopt, adoptStyles } from './theme/adopt-styles.ts'
import { Checkout } from './ui/checkout.tsx'
import { createView, type Inside } from './ui/view.ts'

export interface Callbacks {
  /** Once, after the first answer, good or bad. */
  readonly onReady?: () => void
  /** Whenever the value changes; `token` is `null` while there is no choice or no answer yet. */
  readonly onChange?: (change: CheckoutChange) => void
  /** Once per failure. */
  readonly onError?: (problem: CheckoutProblem) => void
}

export interface Widget {
  /** Changes what is named; the rest stays. */
  update(options: Partial<CheckoutOptions & Callbacks>): void
  /** Takes the widget away; the choice is kept for the next one of the same shop and name. */
  destroy(): void
}

/**
 * Draws the chooser inside `target`. Wrong options are no exception: the shopper reads a sentence, and
 * `onError` gets `invalid_request` with what is wrong.
 */
export function mount(
  target: Element | ShadowRoot,
  options: CheckoutOptions & Callbacks,
  deps: Deps = browserDeps(),
): Widget {
  const root = target instanceof ShadowRoot ? target : openRoot(target)
  let current = options
  let running = run(root, () => current, deps)

  return {
    update(change) {
      const before = current
      current = { ...current, ...change }
      const isSame = (['gateway', 'shop', 'name', 'locale', 'messages'] as const).every(
        (option) => before[option] === current[option],
      )
      if (isSame && running.update()) return
      running.stop()
      running = run(root, () => current, deps)
    },
    destroy() {
      running.stop()
      if (root !== target) root.host.remove()
    },
  }
}

function openRoot(target: Element): ShadowRoot {
  const host = document.createElement('div')
  target.append(host)
  return host.attachShadow({ mode: 'open' })
}

interface Running {
  /** Takes the newest options; `false`: everything must begin anew. */
  update(): boolean
  stop(): void
}

function run(root: ShadowRoot, current: () => CheckoutOptions & Callbacks, deps: Deps): Running {
  const options = current()
  adoptStyles(root, options.theme)
  const issues = findIssues(options)
  if (issues.length > 0) return refuse(root, options, issues)

  const { clock, storage } = deps
  const { gateway: url, shop: key, name = '', locale = 'ru', messages: own } = options
  const gateway = createGateway({ url, key, fetch: deps.fetch, clock })
  const model = createCheckoutModel(options, {
    gateway,
    clock,
    memory: createMemory(`${key} ${name}`, deps.tabStorage),
    onReady: () => current().onReady?.(),
    onFailure: (failure) => current().onError?.(toProblem(failure)),
  })
  const choiceDeps = { gateway, clock, storage }
  const inside = createInside({ root, model, choiceDeps, onChange: (c) => current().onChange?.(c) })
  let isStopped = false
  const draw = (messages: KnownMessages) => {
    if (isStopped) return
    const view = createView({ model, gateway, clock, locale, messages, root, loadMap, ...inside })
    render(<Checkout view={view} />, root)
  }

  void model.start()
  const ready = findMessages(locale, own)
  if (ready) draw(ready)
  else void loadMessages(locale, own).then(draw)

  return {
    update() {
      const next = current()
      if (findIssues(next).length > 0) return false
      adoptStyles(root, next.theme)
      void model.update(next)
      return true
    },
    stop() {
      isStopped = true
      inside.stop()
      model.stop()
      render(null, root)
    },
  }
}

interface InsideDeps {
  readonly root: ShadowRoot
  readonly model: CheckoutModel
  readonly choiceDeps: ChoiceDeps
  readonly onChange: (change: CheckoutChange) => void
}

/** The part with the choice in it, from its fetching to its end. */
function createInside({ root, model, choiceDeps, onChange }: InsideDeps) {
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
        const choice = module.createChoiceModel(model, choiceDeps)
        stopTelling = tell(choice, onChange)
        inside.value = { choice, module }
        isInsideMissing.value = false
      } catch {
        isInsideMissing.value = true
      }
    },
    stop() {
      isStopped = true
      stopTelling()
      inside.peek()?.choice.stop()
    },
  }
}

/** Passes on every change of the value, and only those. */
function tell({ selection }: ChoiceModel, onChange: (change: CheckoutChange) => void): () => void {
  let lastToken: string | null = null
  const look = () => {
    const change = readChange(selection.peek())
    if (change.token === lastToken) return
    lastToken = change.token
    onChange(change)
  }
  look()
  return selection.subscribe(look)
}

function refuse(
  root: ShadowRoot,
  options: CheckoutOptions & Callbacks,
  issues: readonly string[],
): Running {
  render(
    <p class="notice" part="notice">
      {options.messages?.unavailable ?? ru.unavailable}
    </p>,
    root,
  )
  const message = issues.join('; ')
  // After `mount` has given back its handle, as with every other failure.
  queueMicrotask(() => options.onError?.({ code: 'invalid_request', message, details: { issues } }))
  return { update: () => false, stop: () => render(null, root) }
}

function toProblem({ code, message, details }: Failure): CheckoutProblem {
  return { code, message, details }
}
