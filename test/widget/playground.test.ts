import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { SCENARIOS } from '../../widget/playground/scenarios.ts'
import { isFull, openWindow } from './stage.ts'
import { browser, openPlaygroundOnce, playground } from './visitor.ts'

let page: Page
const errors: string[] = []

openPlaygroundOnce()
beforeAll(async () => {
  page = (await openWindow(browser)).page
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  await page.goto(playground.url)
})

const drawn = () => page.locator('#widget [part]').first().waitFor()

test('every state is a link, and each opens', async () => {
  const states = await page
    .locator('#states a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).search))
  expect(states).toHaveLength(Object.keys(SCENARIOS).length)

  for (const state of isFull ? states : states.slice(0, 6)) {
    await page.goto(`${playground.url}/${state}`)
    await drawn()
  }

  expect(errors).toEqual([])
})

const readControls = () =>
  page.locator('#controls select').evaluateAll((selects) =>
    selects.map((select) => ({
      name: select.parentElement?.firstChild?.textContent ?? '',
      value: (select as HTMLSelectElement).value,
      choices: [...(select as HTMLSelectElement).options].map(({ value }) => value),
    })),
  )

test('every choice of every control draws the widget with it', async () => {
  await page.goto(playground.url)
  for (const { name, choices } of await readControls()) {
    for (const choice of isFull ? choices : choices.slice(-1)) {
      await page.goto(`${playground.url}/?${new URLSearchParams({ [name]: choice })}`)
      await drawn()
      const now = await readControls()
      expect(now.find((control) => control.name === name)?.value).toBe(choice)
    }
  }

  expect(errors).toEqual([])
})

test('as an element it submits its token with the form around it', async () => {
  await page.goto(`${playground.url}/?as=element&required=yes`)
  await page
    .getByRole('button', { name: /^Выбрать здесь/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Изменить' }).waitFor()

  await page.getByRole('button', { name: 'Оформить заказ' }).click()

  await expect
    .poll(() => page.locator('#events').textContent())
    .toMatch(/^submit \{\s*"usual": "v1\./)
})

test('the shop’s own fields are read, and written back with the wish for the driver', async () => {
  await page.goto(`${playground.url}/?fields=read+and+write`)
  await page.getByRole('radio', { name: 'До двери' }).click()
  await page.getByLabel('Дом', { exact: true }).last().fill('15')
  const note = page.locator('#widget').getByLabel('Комментарий курьеру')
  expect(await note.inputValue()).toBe('Это подарок')

  await note.fill('Звоните за час')
  await page.getByRole('button', { name: 'Доставить сюда' }).click()

  await expect.poll(() => page.locator('#shop-house').inputValue()).toBe('15')
  expect(await page.locator('#shop-street').inputValue()).toBe('ул. Пушкина')
  expect(await page.locator('#shop-note').inputValue()).toBe('Звоните за час')
})
