import { render } from 'preact'
import { browserDeps, type Deps } from './deps.ts'
import { startDrawing } from './draw.tsx'
import type { CheckoutChange, CheckoutProblem } from './events.ts'
import type { Failure } from './failure.ts'
import { createGateway } from './gateway.ts'
import { findMessages, type KnownMessages, loadMessages, toSpoken } from './i18n/load-messages.ts'
import { ru } from './i18n/ru.ts'
import { createInside } from './inside-part.ts'
import { createMemory } from './kept.ts'
import { loadInside, loadMap } from './load-parts.ts'
import { createCheckoutModel } from './model/checkout-model.ts'
import { type CheckoutOptions, findIssues, type OptionName } from './options.ts'
import { adoptStyles } from './theme/adopt-styles.ts'
import { createView } from './ui/view.ts'

export interface Callbacks {
  /** Once, after the first answer, good or bad. */
  readonly onReady?: () => void
  /** Whenever the value changes; `token` is `null` while there is no choice or no answer yet. */
  readonly onChange?: (change: CheckoutChange) => void
  /** Whether a choice is on its way to a token: a form need not insist on one meanwhile. */
  readonly onPending?: (isPending: boolean) => void
  /** Once per failure. */
  readonly onError?: (problem: CheckoutProblem) => void
}

export interface Widget {
  /** Changes what is named; the rest stays. */
  update(options: Partial<CheckoutOptions & Callbacks>): void
  /** Takes the widget away; the choice is kept for the next one of the same shop and name. */
  destroy(): void
  /** Resolves when no choice is on its way to a token. */
  settled(): Promise<void>
  /** There are prices to choose from, so that a form may insist on a choice. */
  canChoose(): boolean
  /** What a form says that insists on one. */
  prompt(): string
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
  // Nothing at all is a mistake like any other: it is said, not thrown.
  let current = options ?? {}
  let lastToken: string | null = null
  const onChange = (change: CheckoutChange, isPending: boolean) => {
    current.onPending?.(isPending)
    if (change.token === lastToken) return
    lastToken = change.token
    current.onChange?.(change)
  }
  const start = () => run({ root, current: () => current, onChange, deps })
  let running = start()

  return {
    update(change) {
      const before = current
      current = { ...current, ...change }
      const isSame = (['gateway', 'shop', 'name', 'locale', 'messages'] as const).every(
        (option) => before[option] === current[option],
      )
      if (isSame && running.update()) return
      running.stop()
      running = start()
    },
    destroy() {
      running.stop()
      if (root !== target) root.host.remove()
    },
    settled: () => running.settled(),
    canChoose: () => running.canChoose(),
    prompt: () => current.messages?.required ?? running.prompt(),
  }
}

function openRoot(target: Element): ShadowRoot {
  const host = document.createElement('div')
  target.append(host)
  return host.attachShadow({ mode: 'open' })
}

interface Running extends Omit<Widget, 'update' | 'destroy'> {
  /** Takes the newest options; `false`: everything must begin anew. */
  update(): boolean
  stop(): void
}

interface RunDeps {
  readonly root: ShadowRoot
  readonly current: () => CheckoutOptions & Callbacks
  readonly onChange: (change: CheckoutChange, isPending: boolean) => void
  readonly deps: Deps
}

function run({ root, current, onChange, deps }: RunDeps): Running {
  const options = current()
  adoptStyles(root, options.theme)
  const issues = findIssues(options)
  if (issues.length > 0) return refuse(root, options, issues)

  const { clock, storage } = deps
  const { gateway: url, shop: key, name = '', messages: own } = options
  const locale = toSpoken(options.locale ?? 'ru', own)
  const gateway = createGateway({ url, key, fetch: deps.fetch, clock })
  const model = createCheckoutModel(options, {
    gateway,
    clock,
    memory: createMemory(`${key} ${name}`, deps.tabStorage),
    onReady: () => current().onReady?.(),
    onFailure: (failure) => current().onError?.(toProblem(failure)),
  })
  const inside = createInside({ root, model, line: gateway, clock, storage, onChange })
  let stopDrawing = () => {}
  let isStopped = false
  let prompt: string = ru.required
  const draw = (messages: KnownMessages) => {
    if (isStopped) return
    prompt = messages.required
    const view = createView({ model, clock, locale, messages, root, loadMap, ...inside })
    stopDrawing = startDrawing(view)
  }

  void model.start()
  inside.start()
  const ready = findMessages(locale, own)
  if (ready) draw(ready)
  else void loadMessages(locale, own).then(draw)

  return {
    ...inside,
    prompt: () => prompt,
    canChoose: () => model.rows.peek().some((row) => row.best),
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
      stopDrawing()
    },
  }
}

function refuse(
  root: ShadowRoot,
  options: CheckoutOptions & Callbacks,
  issues: readonly OptionName[],
): Running {
  render(
    <p class="notice" part="notice">
      {options.messages?.unavailable ?? ru.unavailable}
    </p>,
    root,
  )
  void describe(issues).then((sentences) =>
    options.onError?.({
      code: 'invalid_request',
      message: sentences.join('; '),
      details: { issues: sentences },
    }),
  )
  return {
    update: () => false,
    stop: () => render(null, root),
    settled: async () => {},
    canChoose: () => false,
    prompt: () => '',
  }
}

/** In sentences, which are not worth a place in the first script; by their names where those do not come. */
async function describe(issues: readonly OptionName[]): Promise<readonly string[]> {
  try {
    return (await loadInside()).describeOptions(issues)
  } catch {
    return issues.map((name) => `${name} is not as it must be`)
  }
}

function toProblem({ code, message, details }: Failure): CheckoutProblem {
  return { code, message, details }
}
