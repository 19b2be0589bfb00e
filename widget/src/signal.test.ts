import { expect, test } from 'vitest'
import { computed, signal } from './signal.ts'

test('a listener hears every change and nothing after it has ended', () => {
  const town = signal('Тверь')
  const heard: string[] = []
  const end = town.subscribe(() => heard.push(town.peek()))

  town.value = 'Клин'
  town.value = 'Клин'
  end()
  town.value = 'Тула'

  expect(heard).toEqual(['Клин'])
})

test('a computed value is worked out again only after something it read has changed', () => {
  const price = signal(100)
  const other = signal(0)
  let runs = 0
  const double = computed(() => {
    runs++
    return price.value * 2
  })

  expect([double.value, double.value]).toEqual([200, 200])
  other.value = 1
  expect(double.value).toBe(200)
  expect(runs).toBe(1)

  price.value = 150
  expect(double.value).toBe(300)
})

test('listeners of a computed value hear through several steps', () => {
  const price = signal(100)
  const double = computed(() => price.value * 2)
  const label = computed(() => `${double.value} ₽`)
  const heard: string[] = []
  label.subscribe(() => heard.push(label.peek()))

  price.value = 150
  price.value = 175

  expect(heard).toEqual(['300 ₽', '350 ₽'])
})

test('a dependency found late is followed as well', () => {
  const isDoor = signal(false)
  const door = signal(349)
  const price = computed(() => (isDoor.value ? door.value : 199))
  expect(price.value).toBe(199)

  isDoor.value = true
  expect(price.value).toBe(349)
  door.value = 399

  expect(price.value).toBe(399)
})

test('a listener that came before never sees half a change', () => {
  const method = signal('door')
  const rows = signal<readonly string[]>([])
  const row = computed(() => rows.value.find((name) => name === method.value) ?? null)
  const seen: (string | null)[] = []
  method.subscribe(() => seen.push(row.value))
  row.peek()

  rows.value = ['door', 'locker']
  row.peek()
  method.value = 'locker'

  expect(seen).toEqual(['locker'])
})
