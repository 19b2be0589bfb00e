/** Letters of windows-1251 beyond ASCII, in its order from 0xA8 on, as far as our texts have them. */
const LETTERS = new Map<string, number>([
  ...[...'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'].map(
    (letter, n): [string, number] => [letter, 0xc0 + n],
  ),
  ['Ё', 0xa8],
  ['ё', 0xb8],
  ['«', 0xab],
  ['»', 0xbb],
  ['–', 0x96],
  ['—', 0x97],
  ['…', 0x85],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['№', 0xb9],
  ['\u00a0', 0xa0],
])

/** A text in windows-1251; a letter that it has not is the author's to replace. */
export function toWindows1251(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const code = letter.codePointAt(0) ?? 0
    const byte = code < 0x80 ? code : LETTERS.get(letter)
    if (byte === undefined) throw new Error(`windows-1251 has no ${letter}`)
    return byte
  })
}
