import type { ProductName } from '../driver.ts'
import type { Admin } from './admin.ts'

/** What scenarios need to find in the shop; made once, by the platform's own interfaces. */
export interface Ground {
  readonly products: Readonly<Record<ProductName, number>>
  readonly instances: { readonly door: number; readonly pickup_point: number }
  readonly paths: { readonly classic: string; readonly blocks: string }
  readonly customer: readonly [string, string]
}

const PRODUCTS: Readonly<Record<ProductName, object>> = {
  light: { name: 'Чай улун', sku: 'CONF-TEA', regular_price: '890', weight: '0.3' },
  heavy: { name: 'Гиря', sku: 'CONF-IRON', regular_price: '5900', weight: '32' },
  weightless: { name: 'Открытка', sku: 'CONF-CARD', regular_price: '150' },
  virtual: { name: 'Сертификат', sku: 'CONF-GIFT', regular_price: '1000', virtual: true },
}
const CUSTOMER = ['conformance-buyer', 'conformance-buyer-1'] as const

interface Named {
  readonly id: number
  readonly slug?: string
  readonly method_id?: string
  readonly instance_id?: number
}

export async function layGround(admin: Admin): Promise<Ground> {
  await setUpPayments(admin)
  await setUpCoupons(admin)
  await setUpCustomer(admin)
  const entries = Object.entries(PRODUCTS).map(async ([name, product]) => [
    name,
    await ensureProduct(admin, product),
  ])
  return {
    // One id for each name of the table above.
    products: Object.fromEntries(await Promise.all(entries)) as Ground['products'],
    instances: await ensureMethods(admin),
    paths: { classic: await ensureClassicPage(admin), blocks: '/checkout/' },
    customer: CUSTOMER,
  }
}

async function ensureProduct(admin: Admin, product: object): Promise<number> {
  const sku = String(Reflect.get(product, 'sku'))
  const [found] = (await admin.rest('GET', `wc/v3/products?sku=${sku}`)) as Named[]
  if (found) return found.id
  return ((await admin.rest('POST', 'wc/v3/products', { ...product, status: 'publish' })) as Named)
    .id
}

async function setUpPayments(admin: Admin): Promise<void> {
  for (const id of ['cod', 'bacs']) {
    await admin.rest('PUT', `wc/v3/payment_gateways/${id}`, { enabled: true })
  }
}

async function setUpCoupons(admin: Admin): Promise<void> {
  for (const coupon of [
    { code: 'minus10', discount_type: 'percent', amount: '10' },
    { code: 'freeship', free_shipping: true },
  ]) {
    const found = (await admin.rest('GET', `wc/v3/coupons?code=${coupon.code}`)) as Named[]
    if (found.length === 0) await admin.rest('POST', 'wc/v3/coupons', coupon)
  }
}

async function setUpCustomer(admin: Admin): Promise<void> {
  const [username, password] = CUSTOMER
  const email = `${username}@example.org`
  const found = (await admin.rest('GET', `wc/v3/customers?role=all&email=${email}`)) as Named[]
  if (found.length === 0) await admin.rest('POST', 'wc/v3/customers', { username, password, email })
}

/** A zone of all Russia with our two methods and, for its coupon, free shipping. */
async function ensureMethods(admin: Admin): Promise<Ground['instances']> {
  const zones = (await admin.rest('GET', 'wc/v3/shipping/zones')) as Named[]
  const zone = zones.find(({ id }) => id > 0) ?? (await createZone(admin))
  const path = `wc/v3/shipping/zones/${zone.id}/methods`
  const known = (await admin.rest('GET', path)) as Named[]
  const ensure = async (method: string, settings: object = {}) => {
    const found = known.find(({ method_id }) => method_id === method)
    const own =
      found ?? ((await admin.rest('POST', path, { method_id: method, settings })) as Named)
    return own.instance_id ?? own.id
  }
  await ensure('free_shipping', { requires: 'coupon' })
  return {
    door: await ensure('courier_checkout_door'),
    pickup_point: await ensure('courier_checkout_points'),
  }
}

async function createZone(admin: Admin): Promise<Named> {
  const zone = (await admin.rest('POST', 'wc/v3/shipping/zones', { name: 'Россия' })) as Named
  await admin.rest('PUT', `wc/v3/shipping/zones/${zone.id}/locations`, [
    { code: 'RU', type: 'country' },
  ] as unknown as object)
  return zone
}

async function ensureClassicPage(admin: Admin): Promise<string> {
  const slug = 'checkout-classic'
  const [found] = (await admin.rest('GET', `wp/v2/pages?slug=${slug}`)) as Named[]
  if (!found) {
    const content = '<!-- wp:shortcode -->[woocommerce_checkout]<!-- /wp:shortcode -->'
    await admin.rest('POST', 'wp/v2/pages', { title: slug, slug, status: 'publish', content })
  }
  return `/${slug}/`
}
