import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadBrand } from './brand.ts'
import { buildPrestaShop, moduleName, readModule } from './prestashop.ts'
import { BUYERS } from './prestashop-texts.ts'
import { ROOT, readFile, toBytes, toText } from './sources.ts'
import { validatePrestaShop } from './validate-prestashop.ts'
import { createZip } from './zip.ts'

/** Scripts are bundled here. */
const SLOW = { timeout: 120_000 }

const brand = loadBrand(join(ROOT, 'brands/default.json'))

test('the module is what the marketplace takes, and the same bytes each time', SLOW, async () => {
  const files = await buildPrestaShop(brand)

  expect(validatePrestaShop(files, moduleName(brand))).toEqual([])
  expect(createZip(new Map([...files].reverse()))).toEqual(createZip(files))
})

test('another brand gets a module, classes, tables and texts of its own', () => {
  const own = { ...brand, id: 'acme', slug: 'acme-parcels' }
  const files = readModule(own)
  const paths = [...files.keys()]
  const main = toText(files.get('acmeparcels/acmeparcels.php') ?? new Uint8Array())

  expect(main).toContain('class AcmeParcels extends CarrierModule')
  expect(main).toContain('use AcmePresta\\Plugin;')
  expect(paths).toContain('acmeparcels/controllers/admin/AdminAcmeParcelsController.php')
  const [script, services, catalogue] = [
    'upgrade/upgrade-0.1.0.php',
    'config/services.yml',
    'translations/ru-RU/ModulesAcmeparcelsAdmin.ru-RU.xlf',
  ].map((path) => toText(files.get(`acmeparcels/${path}`) ?? new Uint8Array()))
  expect(script).toContain('function upgrade_module_0_1_0(AcmeParcels $module)')
  expect(services).toContain('AcmePresta\\Console\\JobsCommand')
  expect(services).toContain("command: 'acme-parcels:jobs'")
  expect(catalogue).toContain('<target>Задание планировщика</target>')
  const shown = [...files]
    .filter(([path]) => path.endsWith('.php'))
    .map(([, bytes]) => toText(bytes))
  expect(shown.join('\n')).not.toMatch(/couriercheckout|CourierPresta|courier_checkout/)
})

test('the catalogues are sorted as the module looks texts up', () => {
  const source = toText(readFile('plugins/prestashop', 'src/Translations.php'))

  expect(source).toContain(`'/${BUYERS.source}/'`)
})

test(
  'the validator sees a file without a guard, an unknown hook, an override and a missing text',
  SLOW,
  async () => {
    const files = new Map(await buildPrestaShop(brand))
    const name = moduleName(brand)
    files.set(`${name}/src/Open.php`, toBytes('<?php\n/** @license MIT */\n'))
    files.set(`${name}/override/classes/Cart.php`, toBytes('<?php\n'))
    files.set(`${name}/texts/en.json`, toBytes('{}'))
    const catalogue = `${name}/translations/ru-RU/ModulesCouriercheckoutShop.ru-RU.xlf`
    files.set(catalogue, toBytes('<xliff><source>A & B</source></xliff>'))
    files.delete(`${name}/upgrade/upgrade-0.1.0.php`)
    const main = toText(files.get(`${name}/${name}.php`) ?? new Uint8Array())
    files.set(
      `${name}/${name}.php`,
      toBytes(main.replace("'displayOrderDetail'", "'displayNothing'")),
    )

    const problems = validatePrestaShop(files, name)

    expect(problems).toEqual(
      expect.arrayContaining([
        `${name}/src/Open.php has no guard`,
        `${name}/override/classes/Cart.php overrides the platform`,
        'texts: ru and en do not have the same keys',
        'displayNothing is no hook of PrestaShop',
        'Shop: the catalogues of ru and en do not have the same sources',
        'Shop: a catalogue is no XML',
        'upgrade-0.1.0.php is missing or has no function',
      ]),
    )
  },
)
