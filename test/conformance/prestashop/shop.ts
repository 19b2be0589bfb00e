import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import type { Shop } from '../driver.ts'
import { createFakeBuyer } from '../fake-prestashop/buyer.ts'
import { FRESH, STATES } from '../fake-prestashop/terms.ts'
import { createOffice } from '../office.ts'
import { listMails, readMails } from '../woocommerce/mails.ts'
import { ACCOUNT } from '../world.ts'
import { createDesk, type Ground } from './desk.ts'
import { openOffice } from './office.ts'
import { visitShop } from './visit.ts'
import { openWebService, type WebService } from './webservice.ts'

/**
 * A PrestaShop that is tried has our carriers first, products with the references `CONF-light` …, coupons `minus10` and
 * `freeship`, cash on delivery and bank wire, and a key of its web service. PRESTASHOP_ADMIN is the folder of its back
 * office, PRESTASHOP_KEY that key, PRESTASHOP_VERSION what runs there.
 */
export async function openPrestaShop(options: {
  readonly browser: Browser
  readonly url: string
  readonly admin: readonly [string, string]
  readonly gatewayUrl: string
  /** Where the shop's mail server puts what it is given; null: mail is not tried. */
  readonly mailDir: string | null
}): Promise<Shop> {
  const { browser, url, gatewayUrl, mailDir } = options
  const [folder = 'admin', key = ''] = ['PRESTASHOP_ADMIN', 'PRESTASHOP_KEY'].map(
    (name) => process.env[name],
  )
  const version = process.env['PRESTASHOP_VERSION'] ?? '9.0.0'
  const context = await browser.newContext({ locale: 'en-US' })
  const anonymous = await browser.newContext()
  const office = await openOffice(context.request, `${url}/${folder}`, options.admin)
  const service = openWebService(anonymous.request, url, key)
  const ground = await findGround(service)
  const buyerPage = async (id: string) => {
    const { reference } = await service.read(`orders/${id}`)
    const { email } = await service.read(
      `customers/${String((await service.read(`orders/${id}`))['id_customer'])}`,
    )
    // Posted: asked for by address, PrestaShop goes on to the page's own one and forgets the question.
    const form = { order_reference: String(reference), email: String(email) }
    const page = await anonymous.request.post(`${url}/index.php?controller=guest-tracking`, {
      form,
    })
    return (await page.text()).replace(/<[^>]+>/g, ' ')
  }
  const shared = createOffice(createDesk(office, service, ground, buyerPage), {
    gatewayUrl,
    fresh: FRESH,
    statuses: STATES,
  })
  const ask = visitShop(url, async () => (await browser.newContext()).request, buyerPage)
  // Another number than those of earlier runs, whose prices the shop may still know.
  let resets = Math.floor(Date.now() / 1000)
  let knownMails: ReadonlySet<string> = new Set()

  const shop: Shop = {
    ...shared,
    platform: `prestashop ${version}`,
    about: {
      platform: 'prestashop',
      version: version.replace(/\.\d+$/, ''),
      checkout: '',
      software: `PrestaShop ${version}, classic theme, PHP 8.2, MariaDB 10.11`,
    },
    can: new Set(['tabs', 'bulk', 'token', 'webhook', ...(mailDir ? (['mail'] as const) : [])]),
    whyNot: {
      widget: 'the buyer’s requests are sent without a browser',
      login: 'the buyer’s requests are sent without a browser',
      mail: 'the shop that was tried sends no mail',
      currency: 'the shop that was tried has one currency',
      'send-by-status':
        'the shop starts the job itself, in another request, before the answer is read: see the fake',
    },
    url,
    async reset() {
      if (mailDir) knownMails = new Set(listMails(mailDir))
      await shared.reset()
      // Rules of a new version: no price that an earlier scenario left is known any more.
      const maxWeight = String(9_000_000 + (++resets % 900_000))
      await shared.configureMethod('door', { maxWeight })
      await shared.configureMethod('pickup_point', { maxWeight })
    },
    openBuyer: async () => createFakeBuyer({ ask, origin: url, session: randomUUID(), ...ground }),
    label: (id) => office.label(id),
    async runJobs() {
      const address = await office.cronUrl()
      // The shop starts the job by itself too; ours finds the door closed until that one is through.
      for (let isBusy = true; isBusy; ) {
        const answer = await anonymous.request.get(address, { timeout: 120_000 })
        isBusy = (await answer.text()).includes('"busy":true')
      }
    },
    async receive(body, signature) {
      const response = await anonymous.request.post(
        `${url}/index.php?fc=module&module=couriercheckout&controller=webhook`,
        {
          data: body,
          headers: { 'content-type': 'application/json', 'courier-signature': signature },
        },
      )
      return response.status()
    },
    mails: async () => (mailDir ? readMails(mailDir, knownMails) : []),
    setCurrency: async () => {
      throw new Error('there is one currency')
    },
    async close() {
      await context.close()
      await anonymous.close()
    },
  }
  await shop.connect(ACCOUNT)
  return shop
}

async function findGround(service: WebService): Promise<Ground> {
  const carriers = async (name: string) =>
    Number(await service.find('carriers', { name, deleted: '0' }))
  const products = ['light', 'heavy', 'weightless', 'virtual'].map(
    async (name) =>
      [name, Number(await service.find('products', { reference: `CONF-${name}` }))] as const,
  )
  return {
    carriers: {
      door: await carriers('Courier to the door'),
      pickup_point: await carriers('To a pickup point'),
    },
    products: Object.fromEntries(await Promise.all(products)),
    currency: await service.find('currencies', { iso_code: 'RUB' }),
  }
}
