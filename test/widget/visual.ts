// Pictures of every state of the widget for the eye: `npm run test:visual`.
// docs/screenshots/widget/{state}-{width}-{light or dark}.webp
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { ROOT, setup } from './build.ts'
import { openScene, SCENES, type Scene } from './scenes.ts'
import { launch, openPlayground, openWindow } from './stage.ts'

const WIDTHS = [320, 768, 1280] as const
const LOOKS = ['light', 'dark'] as const
const FOLDER = join(ROOT, 'docs/screenshots/widget')
const QUALITY = 60
/** So that the pictures never weigh more than the rest of the repository. */
const MOST_BYTES = 6_000_000
const HEIGHT = 720
const TALLEST = 1_400
const MARGIN = 12

await setup()
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const browser = await launch()
const playground = await openPlayground()
for (const width of WIDTHS) {
  const { context, page } = await openWindow(browser, { width, height: HEIGHT })
  const devtools = await context.newCDPSession(page)
  for (const look of LOOKS) {
    for (const scene of SCENES) {
      await openScene(page, playground.url, { locale: 'ru', page: look, scene })
      const name = `${scene.name}-${width}-${look}.webp`
      writeFileSync(join(FOLDER, name), await shoot(page, devtools))
    }
  }
  await context.close()
}
await browser.close()
await playground.close()
writeFileSync(join(FOLDER, 'README.md'), toIndex(SCENES))

const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0)
process.stdout.write(`${readdirSync(FOLDER).length - 1} pictures, ${Math.round(bytes / 1000)} kB\n`)
process.exitCode = bytes < MOST_BYTES ? 0 : 1

/** What is seen of the page without the lists of states and options above it. */
async function shoot(page: Page, devtools: CDPSession): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready)
  const isFull = await page.locator('dialog[open]').count()
  const box = await page.locator('#widget').boundingBox()
  const width = page.viewportSize()?.width ?? 0
  // A view of the whole screen is pictured as the screen; the rest as long as it is.
  const clip =
    isFull > 0 || !box
      ? { x: 0, y: 0, width, height: HEIGHT }
      : { x: 0, y: box.y - MARGIN, width, height: Math.min(box.height, TALLEST) + 2 * MARGIN }
  const scroll = await page.evaluate(() => window.scrollY)
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: isFull === 0,
    clip: { ...clip, y: clip.y + (isFull > 0 ? 0 : scroll), scale: 1 },
  })
  return Buffer.from(data, 'base64')
}

/** A page that shows them side by side. */
function toIndex(scenes: readonly Scene[]): string {
  const cell = (name: string) => `<img src="${name}" alt="${name}" width="240">`
  const rows = scenes.map(
    ({ name }) =>
      `## ${name}\n\n${WIDTHS.map((width) => LOOKS.map((look) => cell(`${name}-${width}-${look}.webp`)).join(' ')).join('\n')}\n`,
  )
  return `# What the shopper sees\n\nMade by \`npm run test:visual\`.\n\n${rows.join('\n')}`
}
