import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadBrand } from './brand.ts'
import { archivePath, buildOpenCart, extensionCode } from './opencart.ts'
import { ROOT, toBytes, toText } from './sources.ts'
import { type Generation, validateOpenCart } from './validate-opencart.ts'
import { createZip } from './zip.ts'

/** Scripts are bundled here. */
const SLOW = { timeout: 120_000 }

const brand = loadBrand(join(ROOT, 'brands/default.json'))
const code = extensionCode(brand)

describe.each(['2.3', '3', '4'] as const)('OpenCart %s', (generation: Generation) => {
  test('the archive is what the installer takes, and the same bytes each time', SLOW, async () => {
    const files = await buildOpenCart(brand, generation)

    expect(validateOpenCart(files, { generation, code })).toEqual([])
    expect(createZip(new Map([...files].reverse()))).toEqual(createZip(files))
    expect(archivePath(brand, generation)).toBe(`opencart${generation}/courier_checkout.ocmod.zip`)
  })

  test('another brand has names of its own in every file', SLOW, async () => {
    const own = { ...brand, id: 'acme', slug: 'acme-parcels' }
    const files = await buildOpenCart(own, generation)

    const sources = [...files].filter(([path]) => /\.(php|xml|json)$/.test(path))
    expect(validateOpenCart(files, { generation, code: 'acme_parcels' })).toEqual([])
    expect(sources.map(([, bytes]) => toText(bytes)).join('\n')).not.toMatch(
      /courier_checkout|CourierOpenCart|(?<!\\)CourierCheckout/,
    )
    expect([...files.keys()].join('\n')).not.toContain('courier_checkout')
  })
})

test(
  'the validator sees a core file, a stray file, a missing entry and a route of 3.0 in 4.x',
  SLOW,
  async () => {
    const three = new Map(await buildOpenCart(brand, '3'))
    three.set('upload/catalog/controller/extension/shipping/flat.php', toBytes('<?php\n'))
    three.set('upload/index.php', toBytes('<?php\n'))
    three.delete(`upload/admin/language/ru-ru/extension/shipping/${code}_door.php`)
    const four = new Map(await buildOpenCart(brand, '4'))
    const model = `catalog/model/shipping/${code}_door.php`
    four.set(model, toBytes("<?php\n$route = 'extension/shipping/flat';\n"))
    four.set('install.json', toBytes('{"name":"x","code":"other"}'))

    expect(validateOpenCart(three, { generation: '3', code })).toEqual([
      'upload/catalog/controller/extension/shipping/flat.php may be a file of the shop',
      'upload/index.php is where the installer does not write',
      `upload/admin/language/ru-ru/extension/shipping/${code}_door.php is missing`,
    ])
    expect(validateOpenCart(four, { generation: '4', code })).toEqual([
      'install.json: version is missing',
      'install.json: author is missing',
      'install.json: link is missing',
      'install.json: another code',
      `${model} does not say namespace Opencart\\Catalog\\Model\\Extension\\CourierCheckout\\Shipping;`,
      `${model} speaks of another generation`,
    ])
  },
)
