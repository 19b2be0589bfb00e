// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test } from 'vitest'
import { ru as firstRu } from '../i18n/ru.ts'
import { createTranslate } from '../i18n/translate.ts'
import { ru as insideRu } from '../inside/ru.ts'
import type { MapView } from './map-view.ts'
import { ru } from './ru.ts'
import { WeekHours } from './week-hours.tsx'

/** Wednesday, by the clock of whoever looks. */
const NOW = new Date(2026, 10, 25, 12).getTime()

function draw(hours: string): readonly string[] {
  const t = createTranslate('ru', { ...firstRu, ...insideRu, ...ru })
  // The rest of the view has no part in it.
  const view = { t, intl: 'ru', clock: { now: () => NOW } } as unknown as MapView
  const list = document.createElement('dl')
  render(<WeekHours view={view} hours={hours} />, list)
  return [...list.children].map(
    (line) => `${line.className ? `[${line.className}] ` : ''}${line.textContent}`,
  )
}

test('days with the same hours are one line, today is marked, and the courier’s words are said', () => {
  expect(draw('пн-пт 10:00-20:00, сб 10:00-18:00')).toEqual([
    '[today] пн–пт 10:00–20:00 (сегодня)',
    'сб 10:00–18:00',
    'вс выходной',
    '[quiet] Прочитано из слов службы доставки: «пн-пт 10:00-20:00, сб 10:00-18:00»',
  ])
})

test('round the clock is one word', () => {
  expect(draw('круглосуточно')).toEqual(['круглосуточно'])
})

test('what cannot be read is shown as it was written', () => {
  expect(draw('по договорённости')).toEqual(['по договорённости'])
})
