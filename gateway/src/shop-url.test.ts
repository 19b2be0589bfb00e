import { expect, test } from 'vitest'
import { toOrigin, toShopUrl } from './shop-url.ts'

test.each([
  ['https://Shop.Example/store/', 'https://shop.example/store'],
  ['https://shop.example:443', 'https://shop.example'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  [
    'https://магазин.рф/каталог?utm=1#top',
    'https://xn--80aairftm.xn--p1ai/%D0%BA%D0%B0%D1%82%D0%B0%D0%BB%D0%BE%D0%B3',
  ],
])('%s is spelt %s', (text, url) => {
  expect(toShopUrl(text).url).toBe(url)
})

test('a shop that got its certificate is the same shop', () => {
  expect(toShopUrl('http://shop.example/a').key).toBe(toShopUrl('https://shop.example/a/').key)
})

test('another path or port is another shop', () => {
  expect(toShopUrl('https://shop.example/a').key).not.toBe(toShopUrl('https://shop.example/b').key)
  expect(toShopUrl('http://shop.example:81').key).not.toBe(toShopUrl('http://shop.example').key)
})

test.each(['shop.example', 'ftp://shop.example', 'https://user:pass@shop.example', ''])(
  '"%s" is no address of a shop',
  (text) => {
    expect(() => toShopUrl(text)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  },
)

test.each([
  ['https://www.shop.example', 'https://www.shop.example'],
  ['https://www.shop.example/', 'https://www.shop.example'],
  ['https://www.shop.example/store', null],
  ['null', null],
  ['*', null],
])('the origin of "%s" is %s', (text, origin) => {
  expect(toOrigin(text)).toBe(origin)
})
