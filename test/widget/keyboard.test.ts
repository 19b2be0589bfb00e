import { beforeEach, expect, test } from 'vitest'
import { openScene, settle } from './scenes.ts'
import { openPlaygroundOnce, openWindowEachTime, page, playground } from './visitor.ts'

openPlaygroundOnce()
openWindowEachTime({ width: 1000, height: 900 })
beforeEach(async () => {
  const scene = { name: 'usual', state: 'usual' } as const
  await openScene(page, playground.url, { locale: 'ru', page: 'light', scene })
})

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** What has the focus, as a screen reader would name it. */
async function focused(): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    if (!element) return 'nothing'
    // Ids are looked up in the tree the element stands in.
    const root = element.getRootNode() as ShadowRoot
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => (id && root.getElementById(id)?.textContent) || '')
      .join(' ')
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : ''
    const name =
      labelled.trim() || element.getAttribute('aria-label') || label || element.textContent
    return `${element.tagName.toLowerCase()} ${(name ?? '').replace(/\s+/g, ' ').trim()}`
  })
}

/** Tab from the top of the page until something matches. */
async function tabTo(pattern: RegExp): Promise<string[]> {
  const met: string[] = []
  for (let i = 0; i < 60; i++) {
    await press('Tab')
    const now = await focused()
    met.push(now)
    if (pattern.test(now)) return met
  }
  throw new Error(`Tab never comes to ${pattern}: ${met.join(' | ')}`)
}

test('the order is town, method, map, points, and nothing twice', async () => {
  await tabTo(/Куда доставить/)
  const met = await tabTo(/Все пункты/)

  expect(met[0]).toMatch(/^input Пункт выдачи/)
  expect(met[1]).toMatch(/^button На карте/)
  expect(met.slice(2, -1).every((name) => /^button Выбрать здесь/.test(name))).toBe(true)
  expect(met).toHaveLength(8)
})

test('arrows change the method, Enter chooses a point, and focus goes to the way back', async () => {
  await tabTo(/^input Пункт выдачи/)
  await press('ArrowDown')
  expect(await focused()).toMatch(/^input Постамат/)
  await press('ArrowUp')
  await settle(page)
  await tabTo(/Выбрать здесь/)

  await press('Enter')

  await page.getByRole('button', { name: 'Изменить' }).waitFor()
  expect(await focused()).toMatch(/^button Изменить/)
  await press('Enter')
  expect(await focused()).toMatch(/^input Пункт выдачи/)
})

test('the town is changed by typing, and focus returns to its line', async () => {
  await tabTo(/Куда доставить/)
  await press('Enter')
  await settle(page)
  await page.keyboard.type('Тве')
  await page.getByRole('option', { name: /Тверь/ }).waitFor()

  await press('ArrowDown', 'Enter')

  await settle(page)
  expect(await focused()).toMatch(/^button Куда доставить Тверь/)
})

test('Esc leaves the town as it was', async () => {
  await tabTo(/Куда доставить/)
  await press('Enter')
  await settle(page)

  await press('Escape')

  expect(await focused()).toMatch(/^button Куда доставить Казань/)
})

test('what is missing in the address has the focus after the attempt', async () => {
  await tabTo(/^input Пункт выдачи/)
  await press('ArrowUp')
  await settle(page)
  await tabTo(/Доставить сюда/)

  await press('Enter')

  expect(await focused()).toMatch(/^input Улица/)
})

test('the map opens, its points are buttons, Esc closes the innermost thing, focus returns', async () => {
  await tabTo(/На карте/)
  await press('Enter')
  await page.locator('.map').waitFor()
  await settle(page)
  expect(await focused()).toMatch(/^input Адрес/)
  await tabTo(/^button Подробнее/)
  await press('Enter')
  expect(await focused()).toMatch(/^button К списку/)

  await press('Escape')
  expect(await page.locator('.map').isVisible()).toBe(true)
  expect(await focused()).toMatch(/^button Подробнее/)
  await tabTo(/^div Карта пунктов/)
  await tabTo(/^button (ул|пр)/)
  await press('Escape')

  expect(await page.locator('.map').isVisible()).toBe(false)
  expect(await focused()).toMatch(/^button На карте/)
})
