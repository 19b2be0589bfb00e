import { expect, test } from 'vitest'
import { ru as insideRu } from '../inside/ru.ts'
import { ru as mapRu } from '../map/ru.ts'
import { be } from './be.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { findMessages, loadMessages } from './load-messages.ts'
import { ru } from './ru.ts'
import { createTranslate } from './translate.ts'
import { uk } from './uk.ts'
import { uz } from './uz.ts'

test('Russian counts points in its three forms', () => {
  const t = createTranslate('ru', ru)

  expect([1, 3, 11, 37].map((count) => t('points', { count }))).toEqual([
    '1 пункт',
    '3 пункта',
    '11 пунктов',
    '37 пунктов',
  ])
})

test.each(Object.entries({ en, uk, kk, uz, be }))(
  '%s has exactly the keys and placeholders of Russian',
  (locale, messages) => {
    const source = { ...ru, ...insideRu, ...mapRu }
    const shape = (messages: object) =>
      Object.entries(messages)
        .map(([key, text]) => {
          const words = typeof text === 'string' ? text : text.other
          return `${key} ${[...new Set(words.match(/\{\w+\}/g) ?? [])].sort().join()}`
        })
        .sort()

    expect(shape(messages)).toEqual(shape(source))
    expect(messages.weekdays.split('|')).toHaveLength(7)
    for (const text of Object.values(messages)) {
      if (typeof text === 'string') continue
      const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
      expect(Object.keys(text)).toEqual(
        expect.arrayContaining(text === messages.daysRange ? ['other'] : pluralCategories),
      )
    }
  },
)

test('Russian is there at once, another language is fetched, an unknown one reads as Russian', async () => {
  expect(findMessages('ru-RU', undefined)?.door).toBe('До двери')
  expect(findMessages('en', undefined)).toBeNull()
  expect((await loadMessages('en-GB', undefined)).door).toBe('To the door')
  expect((await loadMessages('fr', undefined)).door).toBe('До двери')
})

test('the shop’s own words stand above the built-in ones', async () => {
  expect(findMessages('ru', { door: 'Курьером' })?.door).toBe('Курьером')
  expect((await loadMessages('en', { door: 'Courier' })).door).toBe('Courier')
})
