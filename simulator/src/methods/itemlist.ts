import { WAREHOUSE, type WarehouseItem } from '../orders/goods.ts'
import { child, type Element, el, type Markup, textOf } from '../wire/xml.ts'
import type { Method } from './method.ts'
import { matchesName } from './names.ts'
import { paginate, wholePage } from './paging.ts'

/** Goods kept in the courier's warehouse. Source: docs/protocol/measoft.md, 11.4. */
export const itemlist: Method = {
  needs: 'account',
  answer({ request }) {
    const codes = child(request, 'codesearch')
    const { rows, attrs } = codes
      ? wholePage(WAREHOUSE.filter((item) => hasCode(item, codes)))
      : paginate(filterGoods(child(request, 'conditions')), request)
    return el('itemlist', attrs, rows.map(toMarkup))
  },
}

function hasCode(item: WarehouseItem, codes: Element): boolean {
  const wanted = [
    [textOf(codes, 'code'), item.code],
    [textOf(codes, 'article'), item.article],
    [textOf(codes, 'barcode'), item.barcode],
  ].filter(([asked]) => asked !== '')
  return wanted.length > 0 && wanted.every(([asked, own]) => asked === own)
}

function filterGoods(conditions: Element | undefined): readonly WarehouseItem[] {
  const stock = textOf(conditions, 'quantity')
  return WAREHOUSE.filter((item) => {
    if (stock === 'EXISTING_ONLY' && item.quantity === 0) return false
    if (stock === 'NOT_EXISTING_ONLY' && item.quantity > 0) return false
    return matchesName({ name: item.name, fullName: item.name }, conditions)
  })
}

function toMarkup(item: WarehouseItem): Markup {
  const [length, width, height] = item.sizeCm
  return el('item', {}, [
    el('code', {}, item.code),
    el('article', {}, item.article),
    el('barcode', {}, item.barcode),
    el('name', {}, item.name),
    el('retprice', {}, item.price),
    el('purchprice', {}, item.purchasePrice),
    el('weight', {}, item.weightKg),
    el('length', {}, length),
    el('width', {}, width),
    el('height', {}, height),
    el('CountInPallet', {}, '0'),
    el('HasSerials', {}, 'NO'),
    el('CountryOfOrigin', {}, 'Россия'),
    el('Message'),
    el('Message2'),
    el('quantity', {}, item.quantity),
    el('reserved', {}, item.reserved),
  ])
}
