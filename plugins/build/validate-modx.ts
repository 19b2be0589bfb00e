import { toText } from './sources.ts'
import type { Files } from './zip.ts'

/** What MODX could not install, one sentence each; empty: nothing. */
export function validateModx(files: Files, signature: string): readonly string[] {
  const problems: string[] = []
  for (const path of files.keys()) {
    if (!path.startsWith(`${signature}/`)) problems.push(`${path} is outside of ${signature}/`)
  }
  const manifest = toText(files.get(`${signature}/manifest.php`) ?? new Uint8Array())
  const listed = [...manifest.matchAll(/'filename'=>'([^']+)'/g)].map(([, name = '']) => name)
  if (listed.length === 0) problems.push('the manifest lists nothing')
  const vehicles = [...files.keys()].filter((path) => path.endsWith('.vehicle'))
  for (const name of listed) {
    const vehicle = files.get(`${signature}/${name}`)
    if (!vehicle) problems.push(`${name} is listed and missing`)
    else problems.push(...findInVehicle(toText(vehicle), name, files))
  }
  if (vehicles.length !== listed.length) problems.push('a vehicle is not listed')
  problems.push(...findMissingClasses(files))
  return [...problems, ...findUnpaired(files, signature.split('-')[0] ?? '')]
}

function findInVehicle(source: string, name: string, files: Files): readonly string[] {
  const problems: string[] = []
  for (const [, quoted = ''] of source.matchAll(/'(?:object|body)'=>'((?:\\.|[^'\\])*)'/g)) {
    const json = quoted.replaceAll(/\\(['\\])/g, '$1')
    const parsed = parse(json)
    if (parsed === null) problems.push(`${name} holds broken JSON`)
    const isThere = [...files.keys()].some((path) => path.startsWith(parsed?.source ?? ''))
    if (!isThere) problems.push(`${name} misses ${parsed?.source}`)
  }
  return problems
}

function parse(json: string): { readonly source?: string } | null {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Entry files name classes that nothing else loads before a merchant's cron does. */
function findMissingClasses(files: Files): readonly string[] {
  const isPlugin = (path: string) =>
    path.endsWith('/src/Plugin.php') && !path.includes('/core/src/')
  const plugin = toText([...files].find(([path]) => isPlugin(path))?.[1] ?? new Uint8Array())
  const own = /^namespace (\w+);/m.exec(plugin)?.[1]
  if (!own) return ['the package has no plugin class']
  const named = new RegExp(`(?<!namespace )\\b${own}\\\\((?:\\w+\\\\)*\\w+)`, 'g')
  const isThere = (name: string) => {
    const file = `${name.replaceAll('\\', '/')}.php`.replace(/^(Core\/)?/, (core) =>
      core === '' ? '/src/' : '/core/src/',
    )
    return [...files.keys()].some((path) => path.endsWith(file))
  }
  return [...files].flatMap(([path, bytes]) =>
    !/\.(php|resolver)$/.test(path)
      ? []
      : [...toText(bytes).matchAll(named)]
          .map(([, name = '']) => name)
          .filter((name) => !isThere(name))
          .map((name) => `${path} names ${name}, which is not there`),
  )
}

/** Russian and English have the same words, in texts and lexicons. */
function findUnpaired(files: Files, name: string): readonly string[] {
  const keysOf = (ending: string) => {
    const path = [...files.keys()].find((name) => name.endsWith(ending))
    const source = path ? toText(files.get(path) ?? new Uint8Array()) : ''
    return [...source.matchAll(/^\s*(?:"([\w.]+)":|\$_lang\['([^']+)'\])/gm)]
      .map(([, key, lang]) => key ?? lang)
      .filter((key) => !['one', 'few', 'many', 'other'].includes(key ?? ''))
      .sort()
      .join(' ')
  }
  return [`/${name}/texts/?.json`, '/core/texts/?.json', '/lexicon/?/default.inc.php'].flatMap(
    (pattern) => {
      const [ru = '', en = ''] = ['ru', 'en'].map((locale) => keysOf(pattern.replace('?', locale)))
      return ru !== '' && ru === en ? [] : [`${pattern}: ru and en do not have the same keys`]
    },
  )
}
