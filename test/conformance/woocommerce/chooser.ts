import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { chooseAsWidget } from '../fake/chooser.ts'

export interface PointWish {
  readonly nth?: number
  readonly locker?: boolean
  readonly withoutCash?: boolean
}

const TIMEOUT = { timeout: 8_000 }

/** The chooser that the shopper sees, whatever checkout it stands in. */
export function chooserOf(page: Page): Locator {
  return page.locator('courier-checkout:visible')
}

export async function pickPoint(page: Page, wish: PointWish): Promise<void> {
  const chooser = chooserOf(page)
  await chooser.first().waitFor(TIMEOUT)
  const change = chooser.getByRole('button', { name: 'Изменить' })
  if (await change.isVisible()) await change.click()
  const row = chooser.getByRole('radio', { name: wish.locker ? 'Постамат' : 'Пункт выдачи' })
  if (await row.count()) await row.check({ force: true })
  const points = chooser.getByRole('button', { name: /Выбрать здесь/, disabled: false })
  await points.first().waitFor(TIMEOUT)
  if (wish.withoutCash) await (await findCashless(page, points)).click()
  else await points.nth(wish.nth ?? 0).click()
  await chooser.getByRole('button', { name: 'Изменить' }).waitFor(TIMEOUT)
}

/** Asks the gateway, as the chooser itself did, which of the shown points takes no cash. */
async function findCashless(page: Page, points: Locator): Promise<Locator> {
  const addresses = await page.evaluate(async () => {
    const chooser = [...document.querySelectorAll('courier-checkout')].find((e) =>
      e.checkVisibility(),
    )
    const gateway = chooser?.getAttribute('gateway')
    const key = chooser?.getAttribute('shop')
    const answer = await fetch(`${gateway}/v1/pickup-points?town=15500&key=${key}`)
    const { points: all }: { points: { address: string; accepts: { cash: boolean | null } }[] } =
      await answer.json()
    return all.filter(({ accepts }) => accepts.cash === false).map(({ address }) => address)
  })
  for (let more = 0; more < 5; more++) {
    for (const point of await points.all()) {
      const text = (await point.textContent()) ?? ''
      if (addresses.some((address) => text.includes(address))) return point
    }
    await chooserOf(page)
      .getByRole('button', { name: /^Ещё \d+/i })
      .click(TIMEOUT)
  }
  assert.fail('no point without cash is shown')
}

export async function pickDoor(
  page: Page,
  choice: { readonly level?: string; readonly street: string; readonly house: string },
): Promise<void> {
  const chooser = chooserOf(page)
  if (choice.level) await chooser.getByRole('radio', { name: choice.level }).check({ force: true })
  await chooser.getByRole('combobox', { name: 'Улица' }).fill(choice.street)
  await chooser.getByLabel('Дом', { exact: true }).fill(choice.house)
  await chooser.getByRole('button', { name: 'Доставить сюда' }).click()
  await chooser.getByRole('button', { name: 'Изменить' }).waitFor(TIMEOUT)
}

export async function pickTown(page: Page, name: string): Promise<void> {
  const chooser = chooserOf(page)
  await chooser.first().waitFor(TIMEOUT)
  const town = chooser.getByRole('button', { name: /Куда доставить/ })
  if (await town.isVisible()) await town.click()
  await chooser.getByRole('combobox').first().fill(name)
  await chooser.getByRole('option').first().click(TIMEOUT)
}

/** What the shown chooser is told, asked of the gateway without it. */
export async function fetchToken(page: Page, origin: string): Promise<string> {
  const told = await chooserOf(page).evaluate((chooser) => ({
    gateway: chooser.getAttribute('gateway') ?? '',
    key: chooser.getAttribute('shop') ?? '',
    cart: JSON.parse(chooser.getAttribute('cart') ?? '{}'),
    methods: chooser.getAttribute('methods') ?? '',
    town: chooser.getAttribute('town-name') ?? '',
  }))
  const methods = told.methods.split(',').map((entry) => {
    const [method = '', ruleSet = ''] = entry.split(':')
    return [method, { method, ruleSet }] as const
  })
  const shown = {
    cart: told.cart,
    town: { name: told.town, region: '' },
    open: false,
    priced: false,
    methods: Object.fromEntries(methods),
  }
  const point = { kind: 'point', nth: 0, locker: false, withoutCash: false } as const
  const place = { gateway: told.gateway, key: told.key, origin }
  return chooseAsWidget(place, shown, { pick: point, town: undefined })
}
