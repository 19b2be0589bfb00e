import { createFakeGateway } from '../playground/fake-gateway.ts'
import type { Scenario } from '../playground/scenarios.ts'
import { browserClock } from '../src/clock.ts'
import type { CheckoutChange, CheckoutProblem } from '../src/events.ts'
import { mount, type Widget } from '../src/mount.tsx'
import type { CheckoutOptions } from '../src/options.ts'
import { someOptions } from './testing.ts'
import { until } from './wait.ts'

const widgets: Widget[] = []
let shops = 0

export type OpenWidget = ReturnType<typeof openWidget>

/** A widget on a gateway of a scenario, and ways to read and press what it shows. `options` may be wrong. */
export function openWidget(scenario: Scenario, options: unknown = {}) {
  const target = document.createElement('div')
  document.body.append(target)
  const changes: CheckoutChange[] = []
  const problems: CheckoutProblem[] = []
  const callbacks = {
    onChange: (change: CheckoutChange) => changes.push(change),
    onError: (problem: CheckoutProblem) => problems.push(problem),
  }
  const given = { ...someOptions({ shop: `pk_open_${shops++}` }), ...callbacks }
  widgets.push(
    // Wrong on purpose where a test says so.
    mount(target, { ...given, ...(options as Partial<CheckoutOptions>) }, toDeps(scenario)),
  )
  const root = () => {
    const shadow = target.firstElementChild?.shadowRoot
    if (!shadow) throw new Error('nothing is drawn')
    return shadow
  }
  const all = (selector: string) => [...root().querySelectorAll<HTMLElement>(selector)]
  const read = () => root().textContent?.replace(/\s/g, ' ') ?? ''

  return {
    changes,
    problems,
    all,
    codes: () => problems.map(({ code }) => code),

    async text(wanted: RegExp): Promise<void> {
      await until(() => {
        if (!wanted.test(read())) throw new Error(`no ${wanted} in ${read()}`)
      })
    },

    async press(name: RegExp): Promise<void> {
      await until(() => {
        const button = all('button').find((b) => name.test(b.textContent ?? ''))
        if (!button) throw new Error(`no button ${name} in ${read()}`)
        button.click()
      })
    },

    type(id: string, value: string): void {
      const [field] = all(`#${id}`)
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
        field.value = value
      }
      field?.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}

function toDeps(scenario: Scenario) {
  return {
    fetch: createFakeGateway({ ...scenario, delayMs: 0 }),
    clock: browserClock,
    tabStorage: null,
    storage: null,
  }
}

/** The door, filled in as far as it must be. */
export async function fillDoor({ all, text, type }: OpenWidget): Promise<void> {
  await text(/До двери/)
  all('input[value=door]')[0]?.click()
  await text(/Доставить сюда/)
  type('address-street', 'ул. Баумана')
  type('address-house', '7')
}

export function closeWidgets(): void {
  for (const widget of widgets.splice(0)) widget.destroy()
  document.body.replaceChildren()
}
