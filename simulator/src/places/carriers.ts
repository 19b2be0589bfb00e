/** The network a point belongs to. */
export interface Carrier {
  readonly code: string
  readonly name: string
  readonly share: number
  readonly kind: 'counter' | 'locker'
  readonly limitsKg: readonly (number | null)[]
  readonly prefix: string
}

export const YUG: Carrier = {
  code: '33',
  name: 'Партнёр Юг',
  share: 0.15,
  kind: 'counter',
  limitsKg: [15, 20, 25],
  prefix: '',
}

export const CARRIERS: readonly Carrier[] = [
  YUG,
  {
    code: '12',
    name: 'Свои пункты',
    share: 0.2,
    kind: 'counter',
    limitsKg: [30, 30, null],
    prefix: 'C',
  },
  {
    code: '41',
    name: 'Быстрый Ящик',
    share: 0.25,
    kind: 'locker',
    limitsKg: [15, 20],
    prefix: 'PST',
  },
  {
    code: '57',
    name: 'Точка Рядом',
    share: 0.2,
    kind: 'counter',
    limitsKg: [15, 20, 31.5],
    prefix: '00',
  },
  {
    code: '68',
    name: 'Северный Путь',
    share: 0.12,
    kind: 'counter',
    limitsKg: [25, 30, null],
    prefix: 'SP',
  },
  { code: '90', name: 'Ячейка 24', share: 0.08, kind: 'locker', limitsKg: [10, 15], prefix: '9' },
]
