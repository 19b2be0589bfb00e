import { ru } from './ru.ts'
import type { FirstMessages, Messages } from './translate.ts'

type Language = 'en' | 'uk' | 'kk' | 'uz' | 'be'

/** Russian comes with the first script; each other language is a file of its own, and calls itself so. */
const LANGUAGES: Readonly<
  Partial<Record<string, () => Promise<{ readonly [L in Language]?: Messages }>>>
> = {
  en: () => import('./en.ts'),
  uk: () => import('./uk.ts'),
  kk: () => import('./kk.ts'),
  uz: () => import('./uz.ts'),
  be: () => import('./be.ts'),
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
  const language = languageOf(locale)
  const file = await LANGUAGES[language]?.().catch(() => null)
  return { ...ru, ...file?.[language as Language], ...own }
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
