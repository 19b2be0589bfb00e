import type { BrowserContext, Page } from 'playwright-core'
import type { Settings } from '../driver.ts'

/** The merchant's browser: WordPress's administration and WooCommerce's own REST interface. */
export interface Admin {
  readonly page: Page
  readonly context: BrowserContext
  /** WooCommerce or WordPress REST, as the logged-in merchant. */
  rest(method: string, path: string, body?: object): Promise<unknown>
  /** Opens a form page, fills fields whose names begin with `prefix`, saves; what the page says then. */
  saveForm(path: string, prefix: (key: string) => string, values: Settings): Promise<string>
  /** The same without a screen: for putting things back between scenarios. */
  postForm(path: string, prefix: (key: string) => string, values: Settings): Promise<void>
  go(path: string): Promise<void>
}

export async function openAdmin(
  context: BrowserContext,
  url: string,
  [user, password]: readonly [string, string],
): Promise<Admin> {
  // Only this machine: WordPress's own pages ask the wide world for pictures and fonts.
  await context.route(
    (address) => address.hostname !== new URL(url).hostname && address.hostname !== '127.0.0.1',
    (route) => route.abort(),
  )
  const page = await context.newPage()
  await page.goto(`${url}/wp-login.php`)
  await page.fill('#user_login', user)
  await page.fill('#user_pass', password)
  await page.click('#wp-submit')
  await page.waitForURL(/wp-admin/)
  const nonce = await (
    await context.request.get(`${url}/wp-admin/admin-ajax.php?action=rest-nonce`)
  ).text()

  const go = async (path: string) => {
    await page.goto(`${url}/wp-admin/${path}`, { waitUntil: 'domcontentloaded' })
  }
  return {
    page,
    context,
    go,
    async rest(method, path, body) {
      const response = await context.request.fetch(`${url}/wp-json/${path}`, {
        method,
        headers: { 'X-WP-Nonce': nonce },
        ...(body && { data: body }),
      })
      if (!response.ok()) throw new Error(`${method} ${path}: ${await response.text()}`)
      return response.json()
    },
    async postForm(path, prefix, values) {
      const address = `${url}/wp-admin/${path}`
      const html = await (await context.request.get(address)).text()
      const formNonce = /name="_wpnonce" value="(\w+)"/.exec(html)?.[1] ?? ''
      const form = { _wpnonce: formNonce, save: 'save', ...flatten(prefix, values) }
      const response = await context.request.post(address, { form })
      if (!response.ok()) throw new Error(`${path} was not saved: ${response.status()}`)
    },
    async saveForm(path, prefix, values) {
      await go(path)
      for (const [key, value] of Object.entries(values)) await fillField(page, prefix(key), value)
      // WooCommerce switches the button on after a change that it has seen itself.
      await page.evaluate(() => {
        const form = document.querySelector<HTMLFormElement>('#mainform')
        form?.querySelector<HTMLButtonElement>('[name="save"]')?.removeAttribute('disabled')
        window.onbeforeunload = null
      })
      await Promise.all([
        page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
        page.click('#mainform [name="save"]'),
      ])
      const said = await page.locator('.updated, .error, .notice, .courier-problem').allInnerTexts()
      return said.join('\n')
    },
  }
}

/** Fields as a browser sends them: an empty box is not sent at all. */
function flatten(prefix: (key: string) => string, values: Settings): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'object' && value !== null) {
      for (const [name, text] of Object.entries(value))
        flat[`${prefix(key)}[${name}]`] = String(text)
    } else if (value !== false) flat[prefix(key)] = value === true ? '1' : String(value)
  }
  return flat
}

/** A field of any kind by its name: text, choice, checkbox, list of checkboxes, map. */
async function fillField(page: Page, name: string, value: unknown): Promise<void> {
  await page.evaluate(
    ([field, wanted]) => {
      const named = (full: string) => [
        ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${full}"]`),
      ]
      const put = (input: HTMLInputElement | HTMLSelectElement, to: unknown) => {
        if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = !!to
        else input.value = String(to ?? '')
      }
      if (Array.isArray(wanted)) {
        for (const box of named(`${field}[]`)) put(box, wanted.includes(box.value))
        for (const text of named(String(field))) put(text, wanted.join(', '))
      } else if (typeof wanted === 'object' && wanted !== null) {
        for (const row of document.querySelectorAll<HTMLInputElement>(`[name^="${field}["]`)) {
          const key = row.name.slice(String(field).length + 1, -1)
          put(row, Reflect.get(wanted, key))
        }
      } else for (const input of named(String(field))) put(input, wanted)
    },
    [name, value] as const,
  )
}
