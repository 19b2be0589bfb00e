import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { openScene, SCENES, type Scene, type Setting } from './scenes.ts'
import { isFull } from './stage.ts'
import { openPlaygroundOnce, openWindowEachTime, page, playground } from './visitor.ts'

const SETTINGS: readonly Setting[] = isFull
  ? [
      { locale: 'ru', page: 'light' },
      { locale: 'ru', page: 'dark' },
      { locale: 'en', page: 'light' },
      { locale: 'en', page: 'dark' },
    ]
  : [{ locale: 'ru', page: 'light' }]

const SHORT = ['usual', 'failing', 'usual-town', 'usual-door-unfilled', 'usual-map', 'usual-card']
const looked = isFull ? SCENES : SCENES.filter(({ name }) => SHORT.includes(name))

openPlaygroundOnce()
openWindowEachTime()

for (const setting of SETTINGS) {
  describe(`in ${setting.locale}, ${setting.page}`, () => {
    test.each(looked)('axe finds nothing in $name', async (scene) => {
      await openScene(page, playground.url, { ...setting, scene })

      const { violations } = await new AxeBuilder({ page })
        .include('#widget')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()

      expect(violations.map(toSentence)).toEqual([])
    })
  })
}

test('axe sees into the widget', async () => {
  await openScene(page, playground.url, {
    locale: 'ru',
    page: 'light',
    scene: { name: 'usual', state: 'usual' },
  })
  await page.locator('[part~="checkout"]').evaluate((box) => box.append(new Image(9, 9)))

  const { violations } = await new AxeBuilder({ page }).include('#widget').analyze()

  expect(violations.map(({ id }) => id)).toContain('image-alt')
})

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

const toSentence = ({ id, nodes }: Violation): string =>
  `${id}: ${nodes
    .slice(0, 3)
    .map(({ html, any }) => `${html.slice(0, 160)} (${any[0]?.message ?? ''})`)
    .join('; ')}`

const TREES = ['usual', 'usual-town', 'usual-door', 'usual-point-chosen', 'usual-map', 'usual-card']

test.each(SCENES.filter(({ name }) => TREES.includes(name)))(
  'a screen reader finds $name as it was agreed',
  async (scene: Scene) => {
    await openScene(page, playground.url, { locale: 'ru', page: 'light', scene })

    // The card is whole when what is asked for on demand has come.
    if (scene.name === 'usual-card') await page.locator('#widget a[href^="tel:"]').waitFor()

    const tree = await page.locator('#widget').ariaSnapshot()

    await expect(`${tree}\n`).toMatchFileSnapshot(join('__aria__', `${scene.name}.yml`))
  },
)

test('at 320 px and twice the text nothing has to be scrolled sideways', async () => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const scene of looked) {
    await openScene(page, playground.url, { locale: 'ru', page: 'light', scene })
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    const widest = await page.evaluate(() => document.documentElement.scrollWidth)
    expect({ scene: scene.name, widest }).toEqual({ scene: scene.name, widest: 320 })
  }
})

/** Targets that a finger would miss. */
const readSmall = () =>
  page
    .locator('#widget')
    .locator('button:visible, input:visible, textarea:visible, a:visible, summary:visible')
    .evaluateAll((targets) =>
      targets
        // Invisible fields are pressed by their label.
        .map((target) => ({
          target,
          box: (target.closest('label') ?? target).getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ target, box }) => `${target.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
    )

test('every target is at least 24 px in both directions', async () => {
  for (const scene of looked) {
    await openScene(page, playground.url, { locale: 'ru', page: 'light', scene })
    // Asked again where a map was drawing its marks anew just then.
    await expect
      .poll(async () => ({ scene: scene.name, small: await readSmall() }))
      .toEqual({ scene: scene.name, small: [] })
  }
})
