import type { BrowserContext } from 'playwright-core'
import type { OrderView } from '../driver.ts'
import type { Admin } from './admin.ts'
import { toMinor } from './checkout.ts'
import { statusWord } from './statuses.ts'

type Block = OrderView['block'] & { readonly label: string; readonly reference: string }

/** Orders as the merchant's screens show them. */
export interface Orders {
  /** The order that this buyer has just placed. */
  findPlaced(buyer: BrowserContext): Promise<string>
  view(id: string): Promise<OrderView>
  act(id: string, action: string, choice: object): Promise<unknown>
  sendInBulk(ids: readonly string[]): Promise<void>
  labelUrl(id: string): Promise<string>
  setNote(id: string, text: string): Promise<void>
}

export function openOrders(admin: Admin, anonymous: BrowserContext, shopUrl: string): Orders {
  const sessions = new Map<string, string>()
  const { generation, context, page } = admin
  const info = generation.action('sale/order', 'info')
  const list = generation.isFour ? 'sale/order.list' : 'sale/order'
  const get = async (route: string, more = '') =>
    (await context.request.get(admin.url(route, more))).text()
  const screen = (id: string) => get(info, `&order_id=${id}`)
  const blockOf = (html: string): Block => {
    const kept = /data-block="([^"]*)"/.exec(html)?.[1] ?? 'null'
    return JSON.parse(unescapeHtml(kept))
  }
  const ours = (id: string, action: string) =>
    admin.url(generation.action('sale/order', 'courier_checkout'), `&id=${id}&do=${action}`)

  return {
    async findPlaced(buyer) {
      const html = await get(list, '&sort=o.order_id&order=DESC')
      const id = /name="selected\[\]" value="(\d+)"/.exec(html)?.[1] ?? ''
      const cookies = await buyer.cookies(shopUrl)
      sessions.set(id, cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
      return id
    },
    async view(id) {
      const html = await screen(id)
      const block = blockOf(html)
      const status = /<option value="(\d+)" selected/.exec(
        /id="input-order-status"[\s\S]*?<\/select>/.exec(html)?.[0] ?? '',
      )?.[1]
      const rows = await totals(id)
      const history = await get(generation.action('sale/order', 'history'), `&order_id=${id}`)
      return {
        number: block.reference,
        status: statusWord(status ?? ''),
        total: rows.get('total') ?? 0,
        deliveryFee: rows.get('shipping') ?? 0,
        block,
        history: [...history.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) =>
          unescapeHtml((cell ?? '').replace(/<[^>]+>/g, ' ')),
        ),
        buyerPage: await buyerPage(id),
      }
    },
    async act(id, action, choice) {
      const response = await context.request.post(ours(id, action), { data: choice })
      return response.json()
    },
    async sendInBulk(ids) {
      await admin.go('sale/order')
      await page.locator('input[name="selected[]"]').first().waitFor()
      for (const id of ids) await page.check(`input[name="selected[]"][value="${id}"]`)
      await page.locator('.courier-bulk button').first().click()
      await page.locator('.courier-bulk [role="status"]:not(:empty)').waitFor()
    },
    labelUrl: async (id) => new URL(blockOf(await screen(id)).label, admin.url('')).href,
    async setNote(id, text) {
      await admin.go(info, `&order_id=${id}`)
      await page.locator('a[href="#tab-courier-checkout"]').click()
      await page.fill('#courier-note', text)
      await page.click('[data-courier-note] button')
      await page.locator('[data-courier-note] [role="status"]:not(:empty)').waitFor()
    },
  }

  /** Minor units by the kind of total, as the invoice has them. */
  async function totals(id: string): Promise<ReadonlyMap<string, number>> {
    const html = await get(generation.action('sale/order', 'invoice'), `&order_id=${id}`)
    const rows = [...html.matchAll(/<tr>\s*<td[^>]*colspan[\s\S]*?<\/tr>/g)].map(([row]) =>
      [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) =>
        (cell ?? '').replace(/<[^>]+>/g, '').trim(),
      ),
    )
    const found = new Map<string, number>()
    for (const [title = '', value = ''] of rows) {
      if (/Курьер|пункт выдачи/i.test(title)) found.set('shipping', toMinor(value))
    }
    found.set('total', toMinor(rows.at(-1)?.at(-1) ?? ''))
    return found
  }

  /** Guests have no page of their order but the one that thanks them. */
  async function buyerPage(id: string): Promise<string> {
    const response = await anonymous.request.get(`${shopUrl}/index.php?route=checkout/success`, {
      headers: { cookie: sessions.get(id) ?? '' },
    })
    return unescapeHtml((await response.text()).replace(/<[^>]+>/g, ' '))
  }
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#039;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}
