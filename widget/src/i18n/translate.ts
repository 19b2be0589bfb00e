import type { ru as insideRu } from '../inside/ru.ts'
import type { ru as mapRu } from '../map/ru.ts'
import type { ru } from './ru.ts'

export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>

/** Russian is the source: every other language must have exactly its keys. */
type Like<Source> = {
  readonly [K in keyof Source]: Source[K] extends string ? string : Plural
}
/** Texts of the first script. */
export type FirstMessages = Like<typeof ru>
/** Texts of what is inside a method. */
export type InsideMessages = Like<typeof insideRu>
/** Texts of the map, the full list, search and filters. */
export type MapMessages = Like<typeof mapRu>
/** Everything a language says. */
export type Messages = FirstMessages & InsideMessages & MapMessages

export type Translate<M = FirstMessages> = (
  key: keyof M,
  values?: Readonly<Record<string, string | number>>,
) => string

/** Picks the plural form by `values.count` and fills `{name}` placeholders. */
export function createTranslate<M extends { readonly [K in keyof M]: string | Plural }>(
  locale: string,
  messages: M,
): Translate<M> {
  const rules = new Intl.PluralRules(locale)

  return (key, values = {}) => {
    const message: string | Plural = messages[key]
    const text =
      typeof message === 'string'
        ? message
        : (message[rules.select(Number(values['count']))] ?? message.other)
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}
