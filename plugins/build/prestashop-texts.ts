import { createHash } from 'node:crypto'
import { readMessages } from './languages.ts'
import { toBytes } from './sources.ts'
import type { Files } from './zip.ts'

/** As `Translations.php` sorts them. */
export const BUYERS = /^(buyer|days|delay|line|method|offer|page|price|selection|status|weekday)\b/

interface Unit {
  readonly source: string
  readonly target: string
  readonly key: string
}

/**
 * `translations/<locale>/Modules<Name>{Admin,Shop}.<locale>.xlf`: PrestaShop shows them on its page of translations, where
 * other languages are made from the English.
 */
export function createCatalogues(moduleName: string, folders: readonly string[]): Files {
  const messages = readMessages(folders, [])
  const name = moduleName.charAt(0).toUpperCase() + moduleName.slice(1)
  const files = new Map<string, Uint8Array>()
  for (const domain of ['Admin', 'Shop']) {
    const own = messages.filter((m) => BUYERS.test(m.context ?? '') === (domain === 'Shop'))
    for (const locale of ['en-US', 'ru-RU']) {
      const units = own.flatMap(({ context: key = '', id, plural, translated }): Unit[] => {
        const isRussian = locale === 'ru-RU'
        // What is counted has its Russian forms in the module; here each English form stands for itself.
        const forms = plural === undefined ? [id] : [id, plural]
        const russian = (n: number) => (n === 0 ? translated[0] : translated.at(-1)) ?? ''
        return forms.map((source, n) => ({ key, source, target: isRussian ? russian(n) : source }))
      })
      const path = `translations/${locale}/Modules${name}${domain}.${locale}.xlf`
      files.set(path, toBytes(toXliff(moduleName, locale, units)))
    }
  }
  return files
}

function toXliff(moduleName: string, locale: string, units: readonly Unit[]): string {
  const once = new Map(units.map((unit) => [unit.source, unit]))
  const body = [...once.values()].map(
    ({
      source,
      target,
      key,
    }) => `      <trans-unit id="${createHash('md5').update(source).digest('hex')}">
        <source>${toXml(source)}</source>
        <target>${toXml(target)}</target>
        <note>${toXml(key)}</note>
      </trans-unit>
`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="modules/${moduleName}/texts/en.json" source-language="en-US" target-language="${locale}" datatype="plaintext">
    <body>
${body.join('')}    </body>
  </file>
</xliff>
`
}

function toXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
