/** Goods that the shops keep in the courier's warehouse. Invented. */
export interface WarehouseItem {
  readonly code: string
  readonly article: string
  readonly barcode: string
  readonly name: string
  readonly price: string
  readonly purchasePrice: string
  readonly weightKg: string
  readonly sizeCm: readonly [string, string, string]
  readonly quantity: number
  readonly reserved: number
}

export const WAREHOUSE: readonly WarehouseItem[] = [
  {
    code: '501',
    article: 'SKU-1',
    barcode: '4600000000017',
    name: 'Светильник "Север"',
    price: '2000.00',
    purchasePrice: '1200.00',
    weightKg: '1.1',
    sizeCm: ['40', '30', '20'],
    quantity: 48,
    reserved: 3,
  },
  {
    code: '502',
    article: 'SKU-2',
    barcode: '4600000000024',
    name: 'Лампа настольная "Маяк"',
    price: '3450.00',
    purchasePrice: '2100.00',
    weightKg: '1.8',
    sizeCm: ['45', '25', '25'],
    quantity: 12,
    reserved: 0,
  },
  {
    code: '503',
    article: 'SKU-3',
    barcode: '4600000000031',
    name: 'Абажур льняной',
    price: '890.00',
    purchasePrice: '400.00',
    weightKg: '0.35',
    sizeCm: ['30', '30', '22'],
    quantity: 0,
    reserved: 0,
  },
]

export function isInWarehouse(article: string): boolean {
  return WAREHOUSE.some((item) => item.article === article)
}

export function isInWarehouseByCode(code: string): boolean {
  return WAREHOUSE.some((item) => item.code === code)
}
