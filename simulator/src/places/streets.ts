import type { Town } from './towns.ts'

export interface Street {
  readonly name: string
  readonly type: string
}

/** Street names met in nearly every Russian town. */
const NAMES = [
  'Ленина',
  'Советская',
  'Мира',
  'Гагарина',
  'Пушкина',
  'Садовая',
  'Молодёжная',
  'Школьная',
  'Лесная',
  'Победы',
  'Кирова',
  'Комсомольская',
  'Октябрьская',
  'Первомайская',
  'Набережная',
  'Заводская',
  'Строителей',
  'Чехова',
  'Горького',
  'Лермонтова',
  'Железнодорожная',
  'Центральная',
  'Солнечная',
  'Парковая',
  'Калинина',
  'Фрунзе',
  'Чкалова',
  'Энергетиков',
  'Дружбы',
  'Маяковского',
  'Суворова',
  'Куйбышева',
  'Тургенева',
  'Некрасова',
  'Космонавтов',
  'Луговая',
  'Полевая',
  'Вокзальная',
  'Рабочая',
  'Профсоюзная',
  'Свердлова',
  'Зелёная',
  'Северная',
  'Южная',
  'Спортивная',
  'Юбилейная',
  'Речная',
  'Ломоносова',
  'Менделеева',
  'Репина',
] as const

const AVENUES = new Set(['Ленина', 'Мира', 'Победы', 'Строителей', 'Космонавтов'])

/** Streets of a town: the larger it is, the more it has. Invented, always the same. */
export function streetsOf(town: Town): readonly Street[] {
  const count = Math.min(NAMES.length, 12 + Math.floor(town.population / 15_000))
  return NAMES.slice(0, count).map((name) => ({
    name,
    type: AVENUES.has(name) && town.population > 500_000 ? 'проспект' : 'улица',
  }))
}

/** `ул. Ленина`, `пр-т Мира`. */
export function shortStreet(street: Street): string {
  return street.type === 'проспект' ? `пр-т ${street.name}` : `ул. ${street.name}`
}
