/** One spelling for what people and dictionaries write: small letters, `е` for `ё`, single spaces. */
export function toPlainName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Kinds of settlements as people write them before a name, and dictionaries after it. */
const KINDS = new Set(
  'г гор город п пос поселок пгт рп рабочий с село д дер деревня ст станица х хутор аул аал'.split(
    ' ',
  ),
)

/** `г. Казань`, `Казань город` → `казань`. */
export function withoutKind(plainName: string): string {
  const words = plainName.split(' ')
  let from = 0
  let to = words.length
  while (from < to - 1 && KINDS.has(words[from] ?? '')) from++
  while (to > from + 1 && KINDS.has(words[to - 1] ?? '')) to--
  return words.slice(from, to).join(' ')
}

/** The same keys on the other layout: `rfpfym` was meant to be `казань`. */
export function toOtherLayout(text: string): string {
  return Array.from(text.toLowerCase(), (key) => {
    const latin = LATIN.indexOf(key)
    if (latin >= 0) return CYRILLIC[latin] ?? key
    const cyrillic = CYRILLIC.indexOf(key)
    return cyrillic >= 0 ? (LATIN[cyrillic] ?? key) : key
  }).join('')
}

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю'

/** How many slips of the keyboard are forgiven in so long a word. */
export const allowedSlips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2)
