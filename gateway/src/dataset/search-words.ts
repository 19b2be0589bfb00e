import type { PickupPoint } from '@courier-checkout/api-client'

/** `ул. Берёзовая, 7а` → `ул`, `березовая`, `7а`. */
export function toWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Everything a shopper may know of a point, each word once. */
export function wordsOf(point: PickupPoint): ReadonlySet<string> {
  const { code, operatorPointCode, name, townName, address, directions, comment } = point
  const stations = findStations(`${directions ?? ''}; ${comment ?? ''}`)
  return new Set(
    [code, operatorPointCode ?? '', name, townName, address, ...stations].flatMap(toWords),
  )
}

/** After `м.` or `метро`, up to the next sign: the only words of the way that people search by. */
const STATION = /(?<![\p{L}\p{N}])(?:м\.|метро)\s*[«"]?([\p{L}\p{N}][\p{L}\p{N} -]{2,40})/giu

function findStations(text: string): readonly string[] {
  return [...text.matchAll(STATION)].map(([, name = '']) => name)
}

/** Kinds of places, which shoppers and couriers shorten each in their own way. */
const KINDS = new Set(
  `г город пгт пос поселок с село д дер деревня ул улица пр пркт кт просп проспект пер переулок
   ш шоссе пл площадь б р бул бульвар наб набережная проезд мкр микрорайон дом к корп корпус стр
   строение м ст станция метро пункт выдачи пвз постамат`.split(/\s+/),
)

/** The words that decide: kinds of places only when there is nothing else. */
export function toQueryWords(text: string): readonly string[] {
  const words = [...new Set(toWords(text))]
  const telling = words.filter((word) => !KINDS.has(word))
  return telling.length > 0 ? telling : words
}
