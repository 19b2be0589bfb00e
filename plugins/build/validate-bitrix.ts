import { toText } from './sources.ts'
import type { Files } from './zip.ts'

const NEEDED = ['install/index.php', 'install/version.php', 'include.php', 'options.php']
/** What may be asked without `sessid`: it is signed, or names a word of its own. */
const WITHOUT_SESSID = ['install/tools/webhook.php', 'install/tools/cron.php']

/** What Bitrix or its marketplace would stumble over, one sentence each. `id`: `partner.module`. */
export function validateBitrix(files: Files, id: string): readonly string[] {
  const text = (path: string) => {
    const bytes = files.get(`${id}/${path}`)
    return bytes ? toText(bytes) : ''
  }
  const installer = text('install/index.php')
  return [
    ...(/^[a-z][a-z0-9]*\.[a-z][a-z0-9]*$/.test(id) ? [] : [`${id} is no id of a module`]),
    ...[...files.keys()]
      .filter((path) => !path.startsWith(`${id}/`))
      .map((path) => `${path} is outside of ${id}`),
    ...NEEDED.filter((path) => text(path) === '').map((path) => `${path} is missing`),
    ...(installer.includes(`class ${id.replace('.', '_')} extends CModule`)
      ? []
      : ['install/index.php: the class is not the id with _']),
    ...(installer.includes(`$MODULE_ID = '${id}'`) ? [] : ['install/index.php: another id']),
    ...(/'VERSION' => '\d+\.\d+\.\d+', 'VERSION_DATE' => '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d'/.test(
      text('install/version.php'),
    )
      ? []
      : ['install/version.php: no version or date']),
    ...findUnguarded(files, id),
    ...findUnpaired(files, id, installer),
  ]
}

/** Every address that answers a POST, and the pages that take a form. */
function findUnguarded(files: Files, id: string): readonly string[] {
  const asked = [...files.keys()].filter((path) =>
    /\/(install\/tools\/\w+|options)\.php$/.test(path),
  )
  return asked.flatMap((path) => {
    const own = path.slice(id.length + 1)
    const source = toText(files.get(path) ?? new Uint8Array())
    if (WITHOUT_SESSID.includes(own)) {
      return /COURIER_SIGNATURE|hash_equals\(/.test(source) ? [] : [`${own} is open to anybody`]
    }
    return source.includes('check_bitrix_sessid()') ? [] : [`${own} does not check sessid`]
  })
}

function findUnpaired(files: Files, id: string, installer: string): readonly string[] {
  const problems: string[] = []
  const keys = (path: string) => {
    const source = toText(files.get(path) ?? new Uint8Array())
    return [...source.matchAll(/\$MESS\['(\w+)'\]/g)].map(([, key = '']) => key).sort()
  }
  for (const path of files.keys()) {
    if (!path.startsWith(`${id}/lang/ru/`)) continue
    const english = path.replace('/lang/ru/', '/lang/en/')
    if (keys(path).join() !== keys(english).join()) problems.push(`${path}: ru and en differ`)
  }
  const known = new Set(keys(`${id}/lang/ru/install/index.php`))
  for (const [, key = ''] of installer.matchAll(/getMessage\('(\w+)'\)/g)) {
    if (!known.has(key)) problems.push(`${key} has no text`)
  }
  for (const folder of ['texts', 'core/texts']) {
    const [ru, en] = ['ru', 'en'].map((language) => {
      const bytes = files.get(`${id}/${folder}/${language}.json`)
      return bytes
        ? Object.keys(JSON.parse(toText(bytes)))
            .sort()
            .join()
        : ''
    })
    if (ru === '' || ru !== en) problems.push(`${folder}: ru and en do not have the same keys`)
  }
  return problems
}
