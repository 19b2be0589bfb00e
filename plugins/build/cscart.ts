// CS-Cart's archive: unpacked over the shop's own folders by its add-on manager.
import type { Brand } from './brand.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFolder, toBytes, toText } from './sources.ts'
import { namesFor, rename } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'CsCart'
const SHIM = 'plugins/cscart'
const LANGUAGES = ['ru', 'en'] as const

/** CS-Cart's id of the add-on: letters, digits and `_`. */
export function addonId(brand: Brand): string {
  return namesFor(brand, PLATFORM).prefix
}

export async function buildCsCart(brand: Brand): Promise<Files> {
  const files = readAddon(brand)
  const js = `js/addons/${addonId(brand)}`
  put(files, `${js}/widget`, readWidget())
  files.set(`${js}/checkout.js`, await bundleScript(`${SHIM}/client/checkout.ts`))
  files.set(`${js}/admin.js`, await bundleScript('plugins/admin/src/main.tsx'))
  put(files, js, readFolder('plugins/admin/src', 'admin.css'))
  return files
}

/** All of it but the scripts. */
export function readAddon(brand: Brand): Map<string, Uint8Array> {
  const names = namesFor(brand, PLATFORM)
  const id = names.prefix
  const files = new Map<string, Uint8Array>()
  put(files, `app/addons/${id}`, renameAddon(readFolder(`${SHIM}/addon`), brand))
  put(files, `app/addons/${id}`, renameAddon(readFolder(SHIM, '{src,texts}/**/*'), brand))
  put(files, `app/addons/${id}/core`, readCore(PLATFORM, names))
  files.set(`app/addons/${id}/brand.json`, brandFile(brand))
  put(files, `app/addons/${id}`, readFolder('.', '{LICENSE,NOTICE.md}'))
  put(
    files,
    `design/backend/templates/addons/${id}`,
    renameAddon(readFolder(`${SHIM}/backend`), brand),
  )
  put(
    files,
    `var/themes_repository/responsive/templates/addons/${id}`,
    renameAddon(readFolder(`${SHIM}/theme`), brand),
  )
  for (const language of LANGUAGES) {
    files.set(`var/langs/${language}/addons/${id}.po`, createPo(brand, language))
  }
  return files
}

/** In the brand's own words, its shipping service's class and file too. */
function renameAddon(
  files: ReadonlyMap<string, Uint8Array>,
  brand: Brand,
): Map<string, Uint8Array> {
  const names = namesFor(brand, PLATFORM)
  const studly = names.prefix.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) =>
    letter.toUpperCase(),
  )
  const renamed = renameAll(files, PLATFORM, names)
  return new Map(
    [...renamed].map(([path, bytes]): [string, Uint8Array] => [
      path.replaceAll('courier_checkout', names.prefix).replaceAll('CourierCheckout', studly),
      toBytes(
        (/\.(tpl|xml)$/.test(path) ? rename(toText(bytes), PLATFORM, names) : toText(bytes))
          .replaceAll(/\bCourierCheckout\b/g, studly)
          .replaceAll(/\$courier_checkout/g, `$${names.prefix}`),
      ),
    ]),
  )
}

/** What CS-Cart itself shows; all else the add-on says from its own texts. */
function createPo(brand: Brand, language: (typeof LANGUAGES)[number]): Uint8Array {
  const id = addonId(brand)
  const texts = readTexts(language)
  const name = brand.name[language]
  const english = brand.name.en
  const entries: readonly (readonly [string, string, string])[] = [
    [`Addons::name::${id}`, english, name],
    [
      `Addons::description::${id}`,
      readTexts('en')['addon.description'] ?? '',
      texts['addon.description'] ?? '',
    ],
    [
      `SettingsSections::${id}::general`,
      readTexts('en')['addon.general'] ?? '',
      texts['addon.general'] ?? '',
    ],
    [`Languages::${id}`, english, name],
    [`Languages::${id}.send`, readTexts('en')['bulk.send'] ?? '', texts['bulk.send'] ?? ''],
    [`Languages::${id}.labels`, readTexts('en')['bulk.labels'] ?? '', texts['bulk.labels'] ?? ''],
  ]
  const plurals =
    language === 'ru'
      ? 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);'
      : 'nplurals=2; plural=n != 1;'
  const header = `msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: ${plurals}\\n"\n`
  const body = entries.map(
    ([context, id_, text]) =>
      `msgctxt ${JSON.stringify(context)}\nmsgid ${JSON.stringify(id_)}\nmsgstr ${JSON.stringify(text)}\n`,
  )
  return toBytes([header, ...body].join('\n'))
}

function readTexts(language: string): Record<string, string> {
  const file = readFolder(`${SHIM}/texts`, `${language}.json`).get(`${language}.json`)
  return file ? JSON.parse(toText(file)) : {}
}
