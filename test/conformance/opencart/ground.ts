import type { ProductName } from '../driver.ts'
import type { Admin } from './admin.ts'

/** What scenarios need to find in the shop; made once, by the administration's own forms. */
export interface Ground {
  readonly products: Readonly<Record<ProductName, number>>
  readonly customer: readonly [string, string]
}

interface Product {
  readonly model: string
  readonly name: string
  readonly price: string
  readonly weight: string
  readonly isDownload?: boolean
}

const PRODUCTS: Readonly<Record<ProductName, Product>> = {
  light: { model: 'CONF-TEA', name: 'Чай улун', price: '890', weight: '0.3' },
  heavy: { model: 'CONF-IRON', name: 'Гиря', price: '5900', weight: '32' },
  weightless: { model: 'CONF-CARD', name: 'Открытка', price: '150', weight: '0' },
  virtual: { model: 'CONF-GIFT', name: 'Сертификат', price: '1000', weight: '0', isDownload: true },
}
const CUSTOMER = ['conformance-buyer@example.org', 'conformance-buyer-1'] as const

export async function layGround(admin: Admin, shopUrl: string): Promise<Ground> {
  const products = new Map<string, number>()
  for (const [name, product] of Object.entries(PRODUCTS)) {
    products.set(name, (await findProduct(admin, product)) ?? (await addProduct(admin, product)))
  }
  await addCoupon(admin, { code: 'minus10', type: 'P', discount: '10', shipping: '0' })
  await addCoupon(admin, { code: 'freeship', type: 'P', discount: '0', shipping: '1' })
  await addCustomer(admin, shopUrl)
  // One id for each name of the table above.
  return { products: Object.fromEntries(products) as Ground['products'], customer: CUSTOMER }
}

async function findProduct(admin: Admin, { model }: Product): Promise<number | null> {
  const route = admin.generation.isFour ? 'catalog/product.list' : 'catalog/product'
  const html = await (
    await admin.context.request.get(admin.url(route, `&filter_model=${model}`))
  ).text()
  const found = new RegExp(`name="selected\\[\\]" value="(\\d+)"[\\s\\S]*?${model}`).exec(html)
  return found?.[1] ? Number(found[1]) : null
}

/** Typed as a merchant types it: the form's own defaults stay. */
async function addProduct(admin: Admin, product: Product): Promise<number> {
  const { page, generation } = admin
  await admin.go(generation.isFour ? 'catalog/product.form' : 'catalog/product/add')
  const values: Record<string, string> = {
    'product_description[1][name]': product.name,
    'product_description[1][meta_title]': product.name,
    model: product.model,
    sku: product.model,
    price: product.price,
    weight: product.weight,
    quantity: '1000',
    tax_class_id: '0',
    'product_seo_url[0][1]': product.model.toLowerCase(),
  }
  await page.evaluate(
    ([wanted, isDownload]) => {
      for (const [field, value] of Object.entries(wanted)) {
        const input = document.querySelector<HTMLInputElement>(`#form-product [name="${field}"]`)
        if (input) input.value = value
      }
      const shipping = [
        ...document.querySelectorAll<HTMLInputElement>('#form-product [name="shipping"]'),
      ]
      for (const input of shipping) {
        if (input.type === 'radio') input.checked = (input.value === '1') === !isDownload
        else if (input.type === 'checkbox') input.checked = !isDownload
      }
    },
    [values, product.isDownload ?? false] as const,
  )
  await page.click('button[form="form-product"]')
  await page.waitForLoadState('networkidle')
  const id = await findProduct(admin, product)
  if (!id) throw new Error(`product ${product.model} was not saved`)
  return id
}

async function addCoupon(admin: Admin, coupon: Record<string, string>): Promise<void> {
  const { generation } = admin
  const add = generation.isFour ? 'marketing/coupon.save' : 'marketing/coupon/add'
  // A code that is there already is refused: then nothing is left to do.
  await admin.post(add, {
    name: coupon['code'] ?? '',
    logged: '0',
    total: '0',
    date_start: '2020-01-01',
    date_end: '2099-01-01',
    uses_total: '0',
    uses_customer: '0',
    status: '1',
    coupon_id: '0',
    ...coupon,
  })
}

async function addCustomer(admin: Admin, shopUrl: string): Promise<void> {
  const browser = admin.context.browser()
  const context = await browser?.newContext({ locale: 'ru-RU' })
  if (!context) throw new Error('the browser is gone')
  const page = await context.newPage()
  await page.goto(`${shopUrl}/index.php?route=account/register`)
  await page.fill('#input-firstname', 'Анна')
  await page.fill('#input-lastname', 'Иванова')
  await page.fill('#input-email', CUSTOMER[0])
  const phone = page.locator('#input-telephone')
  if (await phone.count()) await phone.fill('+79170000001')
  await page.fill('#input-password', CUSTOMER[1])
  const again = page.locator('#input-confirm')
  if (await again.count()) await again.fill(CUSTOMER[1])
  await fillOldAddress(page)
  const agree = page.locator('[name="agree"]')
  if (await agree.count()) await agree.check()
  await page.locator('#content form [type="submit"]').last().click()
  await page.waitForLoadState('networkidle')
  await context.close()
}

/** 2.3 asks for an address with the account. */
async function fillOldAddress(page: import('playwright-core').Page): Promise<void> {
  if ((await page.locator('#content #input-address-1').count()) === 0) return
  await page.fill('#input-address-1', 'ул. Пушкина, 10')
  await page.fill('#input-city', 'Казань')
  await page.fill('#input-postcode', '420111')
  await page.selectOption('#input-country', '176')
  await page.locator('#input-zone option').nth(3).waitFor({ state: 'attached' })
  await page.selectOption('#input-zone', { index: 3 })
}
