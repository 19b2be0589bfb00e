import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadBrand } from './brand.ts'
import { buildModx, packModx, signatureOf } from './modx.ts'
import { ROOT, toBytes, toText } from './sources.ts'
import { validateModx } from './validate-modx.ts'
import { createZip } from './zip.ts'

/** Scripts are bundled here. */
const SLOW = { timeout: 120_000 }

const brand = loadBrand(join(ROOT, 'brands/default.json'))

test('the package is one that MODX can install, and the same bytes each time', SLOW, async () => {
  const files = await buildModx(brand)

  expect(signatureOf(brand)).toBe('couriercheckout-0.1.0-pl')
  expect(validateModx(files, signatureOf(brand))).toEqual([])
  expect(createZip(new Map([...files].reverse()))).toEqual(createZip(files))
})

test('another brand gets a component, classes and tables of its own', () => {
  const own = { ...brand, id: 'acme', slug: 'acme-parcels' }
  const files = packModx(own, new Map([['js/a.js', toBytes('')]]))
  const texts = [...files]
    .filter(([path]) => !path.endsWith('.js'))
    .map(([, bytes]) => toText(bytes))

  expect(texts.join('\n')).toContain('AcmeParcelsPickup')
  expect(texts.join('\n')).toContain('class AcmeparcelsHomeManagerController')
  expect(texts.join('\n')).not.toMatch(
    /couriercheckout|CourierModx|courier_checkout|CourierCheckout/,
  )
})

test('the validator sees a vehicle that is missing, one that is not listed, and broken JSON', () => {
  const signature = signatureOf(brand)
  const files = packModx(brand, new Map([['js/a.js', toBytes('')]]))
  const [menu = ''] = [...files.keys()].filter((path) => path.includes('/modMenu/'))
  const [space = ''] = [...files.keys()].filter((path) => path.includes('/modNamespace/'))
  files.set(
    space,
    toBytes(toText(files.get(space) ?? new Uint8Array()).replace('{"name"', '{name"')),
  )
  files.delete(menu)

  const problems = validateModx(files, signature)

  expect(problems).toContain(`${menu.slice(signature.length + 1)} is listed and missing`)
  expect(problems).toContain(`${space.slice(signature.length + 1)} holds broken JSON`)
  expect(problems).toContain('a vehicle is not listed')
})

test('the validator sees a class that an entry file names and nobody brings', () => {
  const signature = signatureOf(brand)
  const files = packModx(brand, new Map([['js/a.js', toBytes('')]]))
  const [cron = ''] = [...files.keys()].filter((path) => path.endsWith('/cli/cron.php'))
  files.set(cron, toBytes('<?php CourierModx\\Gone::of($modx);'))

  expect(validateModx(files, signature)).toContain(`${cron} names Gone, which is not there`)
})
