import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadBrand } from './brand.ts'
import { buildMiniShop3, packMiniShop3, signatureOf3 } from './minishop3.ts'
import { packModx, signatureOf } from './modx.ts'
import { ROOT, toBytes, toText } from './sources.ts'
import { validateModx } from './validate-modx.ts'
import { createZip } from './zip.ts'

/** Scripts are bundled here. */
const SLOW = { timeout: 120_000 }

const brand = loadBrand(join(ROOT, 'brands/default.json'))
const scripts = new Map([['js/a.js', toBytes('')]])

test('the package is one that MODX 3 can install, and the same bytes each time', SLOW, async () => {
  const files = await buildMiniShop3(brand)

  expect(signatureOf3(brand)).toBe('couriercheckout3-0.1.0-pl')
  expect(validateModx(files, signatureOf3(brand))).toEqual([])
  expect(createZip(new Map([...files].reverse()))).toEqual(createZip(files))
})

test('nothing in it bears a name of the package for miniShop2', () => {
  const php = [...packMiniShop3(brand, scripts)].filter(([path]) => !path.endsWith('.js'))
  const text = php.map(([path, bytes]) => `${path}\n${toText(bytes)}`).join('\n')

  expect(signatureOf3(brand)).not.toBe(signatureOf(brand))
  expect(text).not.toMatch(/\bcouriercheckout\b|\bCourierModx\b|courier_checkout(?!3)/)
  expect(text).not.toMatch(/ms2_(?!action)|getService\('miniShop2'|extends modExtra\w+ \{/)
})

test('both packages hold the same files of what both shops share', () => {
  const names = (files: ReadonlyMap<string, Uint8Array>) =>
    [...files.keys()].flatMap(
      (path) => /\/1\/\w+\/(core\/src\/.+|src\/Offering\.php)$/.exec(path)?.[1] ?? [],
    )

  expect(names(packMiniShop3(brand, scripts))).toEqual(names(packModx(brand, scripts)))
})

test('another brand gets a component, classes and tables of its own', () => {
  const own = { ...brand, id: 'acme', slug: 'acme-parcels' }
  const files = packMiniShop3(own, scripts)
  const text = [...files.values()].map(toText).join('\n')

  expect(text).toContain('class Acmeparcels3HomeManagerController')
  expect(text).toContain('namespace AcmeModx3;')
  expect(text).not.toMatch(/couriercheckout|CourierModx|courier_checkout|CourierCheckout/)
})
