import type { Page } from 'playwright-core'
import { SCENARIOS, type ScenarioName } from '../../widget/playground/scenarios.ts'

/** A state of the playground, and what a shopper does in it until there is something to look at. */
export interface Scene {
  readonly name: string
  readonly state: ScenarioName
  /** Further controls of the playground. */
  readonly query?: string
  readonly go?: (page: Page) => Promise<void>
}

/** What comes last in a state, where that is more than the prices. */
const LAST: Partial<Record<ScenarioName, string>> = {
  unserved: '.nearest-towns',
  'no-pickup': '.nearest-towns',
}
/** States in which grey rows stay: nothing else ever comes. */
const WAITING: readonly ScenarioName[] = ['loading']

const click = (selector: string) => async (page: Page) => {
  await page.locator(`${selector} >> visible=true`).first().click()
}
const inOrder =
  (...steps: ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const step of steps) {
      await step(page)
      await settle(page)
    }
  }

const openTown = click('[part~="town"]')
const toDoor = click('input[value="door"]')
const toLockers = click('input[value="locker"]')
const confirm = click('.main')
/** The playground writes down what the widget tells its shop. */
const untilTold = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    /courier-(change|error)/.test(document.querySelector('#events')?.textContent ?? ''),
  )
}
const choosePoint = inOrder(click('[part~="point"]:not(:disabled)'), untilTold)
const openList = click('.panel > .link')
const openMap = inOrder(click('.bar button'), async (page) => {
  await page.locator('.map').waitFor()
})
const openCard = inOrder(openMap, click('.info'))
const fillAddress = async (page: Page): Promise<void> => {
  await page.locator('#address-street, #street').first().fill('ул. Баумана')
  await page.locator('#address-house').fill('7')
  await page.keyboard.press('Escape')
}

const everyState = Object.keys(SCENARIOS).map((state): Scene => {
  // The keys of SCENARIOS are its names.
  return { name: state, state: state as ScenarioName }
})

export const SCENES: readonly Scene[] = [
  ...everyState,
  { name: 'usual-town', state: 'usual', go: openTown },
  { name: 'usual-lockers', state: 'usual', go: toLockers },
  { name: 'usual-door', state: 'usual', go: toDoor },
  { name: 'usual-door-more', state: 'usual', go: inOrder(toDoor, click('.address > .link')) },
  { name: 'discount-parts', state: 'discount', go: click('summary') },
  { name: 'usual-door-unfilled', state: 'usual', go: inOrder(toDoor, confirm) },
  {
    name: 'usual-door-chosen',
    state: 'usual',
    go: inOrder(toDoor, fillAddress, confirm, untilTold),
  },
  { name: 'windows-door', state: 'windows', go: toDoor },
  { name: 'usual-point-chosen', state: 'usual', go: choosePoint },
  { name: 'usual-list', state: 'usual', go: openList },
  { name: 'usual-map', state: 'usual', go: openMap },
  { name: 'usual-card', state: 'usual', go: openCard },
  { name: 'usual-map-without-tiles', state: 'usual', query: 'tiles=none', go: openMap },
  { name: 'usual-map-tiles-fail', state: 'usual', query: 'tiles=broken', go: openMap },
  { name: 'many-points-map', state: 'many-points', go: openMap },
  { name: 'one-point-map', state: 'one-point', go: openMap },
  { name: 'all-refuse-map', state: 'all-refuse', go: openMap },
  { name: 'price-changed-chosen', state: 'price-changed', go: choosePoint },
  { name: 'point-gone-chosen', state: 'point-gone', go: choosePoint },
  { name: 'token-refused-chosen', state: 'token-refused', go: choosePoint },
  {
    name: 'address-refused-door-chosen',
    state: 'address-refused',
    go: inOrder(toDoor, fillAddress, confirm, untilTold),
  },
  { name: 'expired-chosen', state: 'expired', go: choosePoint },
]

export interface Setting {
  readonly locale: 'ru' | 'en'
  readonly page: 'light' | 'dark'
}

export async function openScene(
  page: Page,
  playground: string,
  { scene, locale, page: look }: Setting & { readonly scene: Scene },
): Promise<void> {
  // What a shopper did in the scene before is not known in this one.
  if (page.url().startsWith(playground)) await page.evaluate(() => localStorage.clear())
  const query = `state=${scene.state}&locale=${locale}&page=${look}&bare=1&${scene.query ?? ''}`
  await page.goto(`${playground}/?${query}`)
  await page.locator('[part~="checkout"], [part~="notice"]').first().waitFor()
  if (WAITING.includes(scene.state)) return
  const last = LAST[scene.state]
  if (last) await page.locator(last).first().waitFor()
  await settle(page)
  await scene.go?.(page)
}

/** Resolves when no grey row is left and the widget has kept its height for two frames. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const all = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) =>
        element.shadowRoot ? [element, ...all(element.shadowRoot)] : [element],
      )
    const elements = all(document)
    return (
      !elements.some((e) => e.matches('.bone, .busy')) && elements.some((e) => e.matches('[part]'))
    )
  })
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const height = () => document.documentElement.scrollHeight
    for (let before = -1, still = 0; still < 2; before = height()) {
      await frame()
      still = height() === before ? still + 1 : 0
    }
  })
}
