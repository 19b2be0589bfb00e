import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadBrand } from './brand.ts'
import { addonId, buildCsCart, readAddon } from './cscart.ts'
import { ROOT, toBytes, toText } from './sources.ts'
import { validateCsCart } from './validate-cscart.ts'
import { createZip } from './zip.ts'

/** Scripts are bundled here. */
const SLOW = { timeout: 120_000 }

const brand = loadBrand(join(ROOT, 'brands/default.json'))

test('the add-on is what CS-Cart takes, and the same bytes each time', SLOW, async () => {
  const files = await buildCsCart(brand)

  expect(validateCsCart(files, addonId(brand))).toEqual([])
  expect(createZip(new Map([...files].reverse()))).toEqual(createZip(files))
})

test('another brand gets an add-on, functions, a service and tables of its own', () => {
  const own = { ...brand, id: 'acme', slug: 'acme-parcels' }
  const files = readAddon(own)
  const all = [...files].filter(([path]) => /\.(php|tpl|xml|po)$/.test(path))
  const texts = all.map(([path, bytes]) => `${path}\n${toText(bytes)}`).join('\n')
  const service = files.get('app/addons/acme_parcels/Tygh/Shippings/Services/AcmeParcels.php')

  expect(toText(service ?? new Uint8Array())).toContain('class AcmeParcels implements IService')
  expect(texts).toContain('function fn_acme_parcels_pre_place_order(')
  expect(texts).not.toMatch(/courier_checkout|CourierCsCart|CourierCheckout\b/)
  expect(validateCsCart(files, 'acme_parcels')).toEqual([])
})

test('the validator sees a stray file, an unknown hook, an unguarded POST and a missing text', () => {
  const id = addonId(brand)
  const files = new Map(readAddon(brand))
  const home = `app/addons/${id}`
  files.set('app/functions/fn.cart.php', toBytes('<?php'))
  files.set(`${home}/controllers/backend/open.php`, toBytes("<?php if ($m === 'POST') {}"))
  files.set(`${home}/texts/en.json`, toBytes('{}'))
  files.set(`var/langs/ru/addons/${id}.po`, toBytes(''))
  const init = toText(files.get(`${home}/init.php`) ?? new Uint8Array())
  files.set(`${home}/init.php`, toBytes(init.replace("'place_order'", "'place_nothing'")))
  const front = `${home}/controllers/frontend/${id}.php`
  const own = toText(files.get(front) ?? new Uint8Array())
  files.set(front, toBytes(own.replace("$mode === 'webhook' && ", '')))
  const page = `design/backend/templates/addons/${id}/views/${id}/manage.tpl`
  files.set(page, toBytes('{__("courier_checkout.nowhere")}'))
  const xml = toText(files.get(`${home}/addon.xml`) ?? new Uint8Array())
  files.set(
    `${home}/addon.xml`,
    toBytes(xml.replace('</settings>', '</settings><bootstrap>x</bootstrap>')),
  )

  expect(validateCsCart(files, id)).toEqual(
    expect.arrayContaining([
      'app/functions/fn.cart.php is no place of the add-on',
      'place_nothing is no hook that CS-Cart is known to have',
      `${home}/controllers/backend/open.php takes a POST without the security hash`,
      `${front} takes a POST without the security hash`,
      'Languages::courier_checkout.nowhere is not in the .po',
      `SettingsSections::${id}::general is not in the .po`,
      'texts: ru and en do not have the same keys',
      'addon.xml: bootstrap is not of scheme 3.0',
      `Addons::name::${id} is not in the .po`,
    ]),
  )
})
