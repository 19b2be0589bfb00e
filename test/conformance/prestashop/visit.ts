import type { APIRequestContext } from 'playwright-core'
import type { Ask } from '../fake/site.ts'

/** What one buyer's requests carry from one to the next. */
interface Visit {
  readonly request: APIRequestContext
  token: string
  /** '' until the buyer has said who they are. */
  email: string
  /** PrestaShop's id of Russia, once its form was seen. */
  country: string
  /** The delivery step as it was last seen. */
  page: string
}

const PERSON = { firstname: 'Анна', lastname: 'Иванова' }
const AJAX = { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' }

/**
 * Answers the questions of `createFakeBuyer` from a running PrestaShop: the same requests as its checkout's forms and
 * our script send, without a browser.
 */
export function visitShop(
  url: string,
  openRequest: () => Promise<APIRequestContext>,
  buyerPage: (orderId: string) => Promise<string>,
): Ask {
  const visits = new Map<string, Promise<Visit>>()
  const open = async (): Promise<Visit> => ({
    request: await openRequest(),
    token: '',
    email: '',
    country: '',
    page: '',
  })
  const commands: Record<string, (visit: Visit, values: Values) => Promise<unknown>> = {
    change: (visit, values) => change(url, visit, values),
    look: (visit, values) => look(url, visit, values),
    post: (visit, { fields = {} }) => post(url, visit, fields),
    payments: (visit) => finishDelivery(url, visit, '').then(({ modules }) => modules),
    place: (visit, values) => place(url, visit, values),
  }

  return async (name, values = {}) => {
    const given = values as Values // what createFakeBuyer gives
    if (name === 'order') return { buyerPage: await buyerPage(given.order ?? '') }
    const buyer = given.buyer ?? ''
    const visit = visits.get(buyer) ?? open()
    visits.set(buyer, visit)
    return commands[name]?.(await visit, given)
  }
}

interface Values {
  readonly buyer?: string
  readonly order?: string
  readonly product?: number
  readonly quantity?: number
  readonly coupon?: string
  readonly address?: Readonly<Record<string, string>>
  readonly carrier?: number
  readonly fields?: Readonly<Record<string, string>>
  readonly payment?: string
  readonly note?: string
}

async function change(url: string, visit: Visit, values: Values): Promise<void> {
  const { request } = visit
  if (visit.token === '') {
    const page = await request.get(
      `${url}/index.php?controller=product&id_product=${values.product ?? 1}`,
    )
    visit.token = /"static_token":"(\w+)"/.exec(await page.text())?.[1] ?? ''
  }
  const form = values.coupon
    ? { token: visit.token, addDiscount: 1, discount_name: values.coupon }
    : {
        ...{ token: visit.token, id_product: values.product ?? 0, id_customization: 0 },
        ...{ qty: values.quantity ?? 1, add: 1, action: 'update' },
      }
  await request.post(`${url}/index.php?controller=cart`, { form, headers: AJAX })
}

async function look(url: string, visit: Visit, { address, carrier }: Values): Promise<object> {
  const { request } = visit
  const order = `${url}/index.php?controller=order`
  if (address) await introduce(order, visit, address)
  else visit.page = await (await request.get(order)).text()
  if (carrier !== undefined) {
    await request.post(`${order}&ajax=1&action=selectDeliveryOption`, {
      form: { [optionOf(visit.page)]: `${carrier},` },
      headers: AJAX,
    })
    visit.page = await (await request.get(order)).text()
  }
  return readPage(visit.page)
}

/** Who the buyer is, once, and again where a changed cart has PrestaShop begin anew; where, each time as a new address. */
async function introduce(
  order: string,
  visit: Visit,
  address: Readonly<Record<string, string>>,
): Promise<void> {
  const { request } = visit
  if (visit.email !== '') visit.page = await (await request.get(order)).text()
  if (!/js-address-form/.test(visit.page)) await tellPerson(order, visit)
  if (!visit.page.includes('name="saveAddress"')) {
    const more = /href="([^"]*newAddress=delivery[^"]*)"/.exec(visit.page)?.[1] ?? ''
    visit.page = await (await request.get(decode(more))).text()
  }
  // The page has other forms with other tokens; with one of those an address is left out without a word.
  const shown = /class="js-address-form"[\s\S]*?<\/form>/.exec(visit.page)?.[0] ?? ''
  const token = /name="token"\s+value="(\w+)"/.exec(shown)?.[1] ?? ''
  if (token === '') throw new Error('PrestaShop shows no form for the address')
  const russia = /<option[^>]*value="(\d+)"[^>]*>\s*Russia/.exec(visit.page)?.[1]
  visit.country = russia ?? visit.country
  const typed = { ...PERSON, ...address, id_country: visit.country, phone: '+79170000001' }
  const whose = { saveAddress: 'delivery', use_same_address: 1, id_address: '', id_customer: '' }
  const form = { submitAddress: 1, ...whose, back: '', token, ...typed, 'confirm-addresses': 1 }
  visit.page = await (await request.post(order, { form })).text()
}

async function tellPerson(order: string, visit: Visit): Promise<void> {
  visit.email ||= `anna-${Date.now()}-${Math.round(Math.random() * 1e9)}@example.org`
  const id_customer = /name="id_customer"\s+value="(\d*)"/.exec(visit.page)?.[1] ?? ''
  const agreed = { psgdpr: 1, customer_privacy: 1, optin: 0 }
  const person = { id_gender: 1, ...PERSON, email: visit.email, id_customer }
  const form = { ...person, submitCreate: 1, continue: 1, ...agreed }
  visit.page = await (await visit.request.post(order, { form })).text()
}

async function post(
  url: string,
  visit: Visit,
  fields: Readonly<Record<string, string>>,
): Promise<unknown> {
  const address = `${url}/index.php?fc=module&module=couriercheckout&controller=selection`
  const answer = await visit.request.post(address, { form: fields, headers: AJAX })
  return answer.json()
}

async function finishDelivery(
  url: string,
  visit: Visit,
  note: string,
): Promise<{ readonly modules: readonly string[]; readonly problem: string }> {
  const { chosen } = readPage(visit.page)
  const form = {
    ...{ confirmDeliveryOption: 1, delivery_message: note },
    ...(chosen > 0 && { [optionOf(visit.page)]: `${chosen},` }),
  }
  const page = await (
    await visit.request.post(`${url}/index.php?controller=order`, { form })
  ).text()
  visit.page = page
  const modules = [...page.matchAll(/data-module-name="(\w+)"/g)].map(([, name = '']) => name)
  return { modules: [...new Set(modules)], problem: problemIn(page) }
}

async function place(url: string, visit: Visit, values: Values): Promise<object> {
  await look(url, visit, {})
  const { problem, modules } = await finishDelivery(url, visit, values.note ?? '')
  if (problem !== '') return { refused: problem }
  const { payment = '' } = values
  if (!modules.includes(payment)) return { refused: `choose again: ${payment} is not offered` }
  const address = `${url}/index.php?fc=module&module=${payment}&controller=validation`
  const page = await visit.request.post(address, { form: {} })
  const id = /[?&]id_order=(\d+)/.exec(page.url())?.[1]
  if (id === undefined) {
    visit.page = await page.text()
    return { refused: saidIn(visit.page) }
  }
  // The next page begins a cart of its own.
  visit.token = ''
  return { order: id }
}

/** The form's name of the delivery option of the cart's address. */
function optionOf(page: string): string {
  return /name="(delivery_option\[\d+\])"/.exec(page)?.[1] ?? 'delivery_option[0]'
}

function readPage(page: string) {
  const options = page.matchAll(
    /<input[^>]*id="delivery_option_(\d+)"([^>]*)>[\s\S]*?carrier-name[^>]*>([^<]*)<[\s\S]*?carrier-price[^>]*>([^<]*)</g,
  )
  const found = [...options].map(([, id = '', input = '', name = '', price = '']) => ({
    ...{ id: Number(id), name: decode(name).trim(), price: toMinor(price) },
    isChosen: /\bchecked\b/.test(input),
  }))
  const places = [...page.matchAll(/data-courier-place="([^"]*)"/g)].map(([, json = '']) =>
    JSON.parse(decode(json)),
  )
  const total = /cart-total[\s\S]*?class="value"[^>]*>([^<]*)</.exec(page)?.[1] ?? ''
  return {
    rows: found.map(({ id, name, price }) => ({ id, name, price })),
    places: Object.fromEntries(places.map((place) => [String(place.carrier), place])),
    chosen: found.find(({ isChosen }) => isChosen)?.id ?? found[0]?.id ?? 0,
    total: toMinor(total),
  }
}

function problemIn(page: string): string {
  return alertsIn(page, 'danger')
}

function saidIn(page: string): string {
  const said = [alertsIn(page, 'warning'), problemIn(page)].join(' ').trim()
  return said || textOf(page).slice(0, 400)
}

function alertsIn(page: string, kind: string): string {
  const alerts = page.matchAll(
    new RegExp(`<article[^>]*alert-${kind}[^>]*>([\\s\\S]*?)</article>`, 'g'),
  )
  return [...alerts].map(([, inside = '']) => textOf(inside)).join(' ')
}

function textOf(html: string): string {
  return decode(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

function decode(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#039;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** `₽1,280.00 tax incl.`; what says “Free” costs nothing. */
function toMinor(shown: string): number {
  const sum = /\d[\d,]*(?:\.\d+)?/.exec(decode(shown))?.[0] ?? '0'
  return Math.round(Number(sum.replaceAll(',', '')) * 100)
}
