import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildBitrix, moduleId, readModule, toMarketplace } from './bitrix.ts'
import { loadBrand } from './brand.ts'
import { ROOT, toBytes, toText } from './sources.ts'
import { validateBitrix } from './validate-bitrix.ts'
import { createZip } from './zip.ts'

/** Scripts are bundled here. */
const SLOW = { timeout: 120_000 }

const brand = loadBrand(join(ROOT, 'brands/default.json'))

test('the module is what Bitrix takes, and the same bytes each time', SLOW, async () => {
  const files = await buildBitrix(brand, 'utf8')

  expect(validateBitrix(files, moduleId(brand))).toEqual([])
  expect(createZip(new Map([...files].reverse()))).toEqual(createZip(files))
  expect([...toMarketplace(files, brand).keys()]).toContain('.last_version/install/index.php')
})

test('in windows-1251 lie the lines that Bitrix itself shows, and nothing else', () => {
  const path = `${moduleId(brand)}/lang/ru/install/index.php`
  const utf = readModule(brand, 'utf8')
  const old = readModule(brand, 'windows1251')
  const read = new TextDecoder('windows-1251').decode(old.get(path))

  expect(read).toBe(toText(utf.get(path) ?? new Uint8Array()))
  const changed = [...utf].filter(
    ([name, bytes]) => !Buffer.from(bytes).equals(old.get(name) ?? Buffer.of()),
  )
  expect(changed.map(([name]) => name)).toEqual([path])
})

test('another brand gets an id, a class, tables and messages of its own', () => {
  const own = { ...brand, id: 'acme', slug: 'acme-fast-parcels' }
  const files = readModule(own, 'utf8')
  const texts = [...files]
    .filter(([path]) => path.endsWith('.php'))
    .map(([, bytes]) => toText(bytes))

  expect(moduleId(own)).toBe('acme.fastparcels')
  expect(toText(files.get('acme.fastparcels/install/index.php') ?? new Uint8Array())).toContain(
    'class acme_fastparcels extends CModule',
  )
  expect(texts.join('\n')).not.toMatch(
    /courier\.checkout|courier_checkout|CourierBitrix|COURIER_CHECKOUT/,
  )
  expect(validateBitrix(files, 'acme.fastparcels')).toEqual([])
})

test('the validator sees a stray file, an open address, another class and an unpaired language', () => {
  const id = moduleId(brand)
  const files = new Map(readModule(brand, 'utf8'))
  files.set('bitrix/modules/sale/include.php', toBytes('<?php'))
  files.set(`${id}/install/tools/open.php`, toBytes('<?php'))
  files.set(`${id}/lang/en/install/index.php`, toBytes('<?php'))
  const installer = toText(files.get(`${id}/install/index.php`) ?? new Uint8Array())
  files.set(
    `${id}/install/index.php`,
    toBytes(installer.replace(/class \w+ extends/, 'class other extends')),
  )

  expect(validateBitrix(files, id)).toEqual(
    expect.arrayContaining([
      `bitrix/modules/sale/include.php is outside of ${id}`,
      'install/tools/open.php does not check sessid',
      'install/index.php: the class is not the id with _',
      `${id}/lang/ru/install/index.php: ru and en differ`,
    ]),
  )
})
