import type { Language } from './language.ts'
import { PICTURES } from './pictures.ts'

export interface Product {
  readonly id: string
  readonly name: Readonly<Record<Language, string>>
  readonly about: Readonly<Record<Language, string>>
  /** Kopecks, tax included. */
  readonly price: number
  /** Of the closed box. */
  readonly weightGrams: number
  readonly lengthMm: number
  readonly widthMm: number
  readonly heightMm: number
  /** Inline SVG. */
  readonly picture: string
}

/** The street lamp is heavier than most pickup points take: the chooser has something to explain. */
export const PRODUCTS: readonly Product[] = [
  {
    id: 'mushroom',
    name: { ru: 'Настольная лампа «Гриб»', en: 'Mushroom table lamp' },
    about: { ru: 'Опаловое стекло, тёплый свет 2700 K', en: 'Opal glass, warm light, 2700 K' },
    price: 4_900_00,
    weightGrams: 1_800,
    lengthMm: 320,
    widthMm: 320,
    heightMm: 420,
    picture: PICTURES.mushroom,
  },
  {
    id: 'heron',
    name: { ru: 'Торшер «Цапля»', en: 'Heron floor lamp' },
    about: { ru: 'Ясень и лён, высота 155 см', en: 'Ash and linen, 155 cm tall' },
    price: 12_900_00,
    weightGrams: 6_400,
    lengthMm: 1_560,
    widthMm: 320,
    heightMm: 180,
    picture: PICTURES.heron,
  },
  {
    id: 'drop',
    name: { ru: 'Подвес «Капля»', en: 'Drop pendant' },
    about: { ru: 'Выдувное стекло, шнур 1,5 м', en: 'Blown glass, 1.5 m cord' },
    price: 6_500_00,
    weightGrams: 1_250,
    lengthMm: 300,
    widthMm: 300,
    heightMm: 340,
    picture: PICTURES.drop,
  },
  {
    id: 'moon',
    name: { ru: 'Бра «Месяц»', en: 'Moon wall lamp' },
    about: { ru: 'Латунь, свет на стену', en: 'Brass, light on the wall' },
    price: 3_200_00,
    weightGrams: 900,
    lengthMm: 260,
    widthMm: 180,
    heightMm: 120,
    picture: PICTURES.moon,
  },
  {
    id: 'beacon',
    name: { ru: 'Ночник «Маяк»', en: 'Beacon night light' },
    about: { ru: 'Аккумулятор, 20 часов света', en: 'Rechargeable, 20 hours of light' },
    price: 1_900_00,
    weightGrams: 480,
    lengthMm: 160,
    widthMm: 120,
    heightMm: 120,
    picture: PICTURES.beacon,
  },
  {
    id: 'street',
    name: { ru: 'Уличный фонарь «Бульвар»', en: 'Boulevard street lamp' },
    about: { ru: 'Чугун, 34 кг: не всякий пункт возьмёт', en: 'Cast iron, 34 kg' },
    price: 24_900_00,
    weightGrams: 34_000,
    lengthMm: 1_400,
    widthMm: 400,
    heightMm: 400,
    picture: PICTURES.street,
  },
]

export function findProduct(id: string): Product | undefined {
  return PRODUCTS.find((product) => product.id === id)
}
