import { ru } from './ru.ts'
import type { FirstMessages, Messages } from './translate.ts'

/** Russian comes with the first script; each other language is a file of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<Messages>>> = {
  en: async () => (await import('./en.ts')).en,
  uk: async () => (await import('./uk.ts')).uk,
  kk: async () => (await import('./kk.ts')).kk,
  uz: async () => (await import('./uz.ts')).uz,
  be: async () => (await import('./be.ts')).be,
}

/** What is said, as far as it is here: each part brings its own Russian along. */
export type KnownMessages = FirstMessages & Partial<Messages>

/**
 * The texts of a language, the host's own on top. An unknown language reads as Russian, as does one
 * whose file cannot be had: a shopper who reads another language still sees prices and places.
 */
export async function loadMessages(
  locale: string,
  own: Partial<Messages> | undefined,
): Promise<KnownMessages> {
  const load = LANGUAGES[languageOf(locale)]
  try {
    return { ...ru, ...(await load?.()), ...own }
  } catch {
    return { ...ru, ...own }
  }
}

/** Without waiting, where the language is already here; else `null`. */
export function findMessages(
  locale: string,
  own: Partial<Messages> | undefined,
): KnownMessages | null {
  return LANGUAGES[languageOf(locale)] ? null : { ...ru, ...own }
}

/** The language that is really spoken: an unknown one without words of its own is Russian. */
export function toSpoken(locale: string, own: Partial<Messages> | undefined): string {
  return own || languageOf(locale) in LANGUAGES ? locale : 'ru'
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? ''
}
