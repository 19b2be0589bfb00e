import type { Locator, Page } from 'playwright-core'

/** Puts a lamp into the cart and goes to the checkout, with the recipient filled in. */
export async function goToCheckout(page: Page, shopUrl: string): Promise<void> {
  await page.goto(`${shopUrl}/`)
  await page.getByRole('button', { name: 'В корзину: Настольная лампа «Гриб»' }).click()
  await page.locator('.basket b').waitFor()
  await page.locator('.basket').click()
  await fillContacts(page)
}

export async function fillContacts(page: Page): Promise<void> {
  await page.getByLabel('Имя и фамилия').fill('Анна Соколова')
  await page.getByLabel('Телефон').fill('+7 900 123-45-67')
}

export function chooser(page: Page): Locator {
  return page.locator('courier-checkout')
}

/** To the door, in the town that the shop guessed. */
export async function chooseDoor(page: Page): Promise<void> {
  await startChoosingDoor(page)
  await chooser(page).getByRole('button', { name: 'Доставить сюда' }).click()
  await waitForSelection(page)
}

/** Everything but the last click. */
export async function startChoosingDoor(page: Page): Promise<void> {
  const widget = chooser(page)
  await widget.getByRole('radio', { name: 'До двери' }).check()
  await widget.getByRole('combobox', { name: 'Улица' }).fill('ул. Баумана')
  await widget.getByLabel('Дом', { exact: true }).fill('12')
}

/** The shop's own fields, which stand in for the chooser. */
export async function fillPlainAddress(page: Page): Promise<void> {
  const plain = page.locator('#plain-delivery')
  await plain.getByLabel('Улица').fill('ул. Баумана')
  await plain.getByLabel('Дом').fill('12')
}

/** The nearest point of the short list. */
export async function chooseNearestPoint(page: Page): Promise<void> {
  const widget = chooser(page)
  await widget.getByRole('radio', { name: 'Пункт выдачи' }).check()
  await widget
    .getByRole('list', { name: 'Ближе всего' })
    .getByRole('button', { disabled: false })
    .first()
    .click()
  await waitForSelection(page)
}

/** The token is there, and the page has shown its price. */
export async function waitForSelection(page: Page): Promise<void> {
  await chooser(page).getByRole('button', { name: 'Изменить' }).waitFor()
  await page.locator('#delivery-price', { hasText: '₽' }).waitFor()
}

/** Sends the form and answers the order's number from the thank-you page. */
export async function placeOrder(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Оформить заказ' }).click()
  const text = await page.locator('.order-number').textContent()
  return /\d+/.exec(text ?? '')?.[0] ?? ''
}

/** The rows of the thank-you page: `{ 'Способ': 'До двери', … }`. */
export async function readThanks(page: Page): Promise<Readonly<Record<string, string>>> {
  const rows = await page.locator('.thanks .totals div').all()
  const entries = await Promise.all(
    rows.map(async (row) => [
      await row.locator('dt').innerText(),
      (await row.locator('dd').innerText()).replaceAll('\u00a0', ' '),
    ]),
  )
  return Object.fromEntries(entries)
}

/** Opens pins of the map, zooming into clusters, until one offers itself. */
export async function choosePin(page: Page): Promise<void> {
  const widget = chooser(page)
  const choose = widget.getByRole('button', { name: 'Выбрать здесь', exact: true })
  for (let zoom = 0; zoom < 6 && !(await choose.isVisible()); zoom++) {
    // A pin is drawn on a canvas; the button over it is for keyboards, but stands at its place.
    await widget.locator('button.near').first().click({ force: true })
    await choose.or(widget.locator('button.near').first()).first().waitFor()
  }
  await choose.click()
}

/** Presses a key until the focus is on what is named so. */
export async function pressUntil(page: Page, key: string, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key)
    const focused = await page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (focused.includes(name)) return
  }
  throw new Error(`the focus never came to “${name}”`)
}
