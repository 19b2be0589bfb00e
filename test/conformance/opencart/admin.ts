import type { BrowserContext, Page } from 'playwright-core'
import type { Settings } from '../driver.ts'
import { type Generation, generationOf } from './generation.ts'

/** The merchant's browser in OpenCart's administration. */
export interface Admin {
  readonly page: Page
  readonly context: BrowserContext
  readonly generation: Generation
  /** Address of a route, with the token that OpenCart wants in it. */
  url(route: string, more?: string): string
  go(route: string, more?: string): Promise<void>
  /** What a POST of a form answers. */
  post(
    route: string,
    form: Record<string, string> | URLSearchParams,
    more?: string,
  ): Promise<string>
  /** Fills fields of ours by the core's keys, saves; what the page says then. */
  saveForm(route: string, values: Settings): Promise<string>
  /** The same without a screen, for putting things back between scenarios. */
  postForm(route: string, values: Settings): Promise<void>
}

export async function openAdmin(
  context: BrowserContext,
  url: string,
  [user, password]: readonly [string, string],
): Promise<Admin> {
  const page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${url}/admin/`)
  await page.fill('#input-username', user)
  await page.fill('#input-password', password)
  await page.click('button[type="submit"]')
  await page.waitForURL(/token=/)
  const token = /(?:user_)?token=[^&]+/.exec(page.url())?.[0] ?? ''
  const footer = await page.locator('#footer').innerText()
  const version = /(\d+\.\d+\.\d+\.\d+)/.exec(footer)?.[1] ?? ''
  const address = (route: string, more = '') =>
    `${url}/admin/index.php?route=${route}&${token}${more}`
  const post: Admin['post'] = async (route, form, more = '') => {
    const response = await context.request.post(address(route, more), {
      data: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    return response.text()
  }

  return {
    page,
    context,
    generation: generationOf(version),
    url: address,
    async go(route, more) {
      await page.goto(address(route, more), { waitUntil: 'domcontentloaded' })
    },
    post,
    async postForm(route, values) {
      const html = await (await context.request.get(address(route))).text()
      const form = readForm(html)
      for (const [key, value] of Object.entries(values)) put(form, key, value)
      await post(route, form)
    },
    async saveForm(route, values) {
      await page.goto(address(route), { waitUntil: 'domcontentloaded' })
      for (const [key, value] of Object.entries(values)) await fillField(page, key, value)
      await Promise.all([
        page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
        page.click('.page-header button[type="submit"]'),
      ])
      return (await page.locator('.alert, .courier-problem').allInnerTexts()).join('\n')
    },
  }
}

const name = (key: string) => `courier_checkout[${key}]`

/** What a browser would send of our form as it stands. */
function readForm(html: string): URLSearchParams {
  const form = new URLSearchParams()
  for (const [tag] of html.matchAll(/<input[^>]*name="courier_checkout[^>]*>/g)) {
    const [field, value, type] = ['name', 'value', 'type'].map(
      (key) => new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1] ?? '',
    )
    if (type !== 'checkbox' || tag.includes('checked="')) {
      form.append(field ?? '', unescapeHtml(value ?? ''))
    }
  }
  for (const [select, field] of html.matchAll(
    /<select[^>]*name="(courier_checkout[^"]*)"[\s\S]*?<\/select>/g,
  )) {
    form.append(field ?? '', /value="([^"]*)" selected/.exec(select)?.[1] ?? '')
  }
  return form
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#039;', "'").replaceAll('&amp;', '&')
}

/** A value of any kind in place of what the form had. */
function put(form: URLSearchParams, key: string, value: unknown): void {
  if (Array.isArray(value)) {
    form.delete(`${name(key)}[]`)
    form.set(name(key), value.join(','))
  } else if (typeof value === 'object' && value !== null) {
    for (const [inner, text] of Object.entries(value)) form.set(`${name(key)}[${inner}]`, text)
  } else if (value === false) form.delete(name(key))
  else form.set(name(key), value === true ? '1' : String(value))
}

/** A field of any kind: text, choice, checkbox, list of checkboxes, map. */
async function fillField(page: Page, key: string, value: unknown): Promise<void> {
  await page.evaluate(
    ([field, wanted]) => {
      const named = (full: string) => [
        ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${full}"]`),
      ]
      const put = (input: HTMLInputElement | HTMLSelectElement, to: unknown) => {
        if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = !!to
        else if (input.type !== 'hidden') input.value = String(to ?? '')
      }
      if (Array.isArray(wanted)) {
        for (const box of named(`${field}[]`)) put(box, wanted.includes(box.value))
      } else if (typeof wanted === 'object' && wanted !== null) {
        for (const row of document.querySelectorAll<HTMLInputElement>(`[name^="${field}["]`)) {
          put(row, Reflect.get(wanted, row.name.slice(String(field).length + 1, -1)))
        }
      } else for (const input of named(String(field))) put(input, wanted)
    },
    [name(key), value] as const,
  )
}
