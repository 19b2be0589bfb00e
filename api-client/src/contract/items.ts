import * as z from 'zod'

/** `GET /v1/items?article=`: what the courier's warehouse keeps under the merchant's own article. */
export const ItemQueryString = z.object({ article: z.string().trim().min(1).max(100) })
export type ItemQueryString = z.infer<typeof ItemQueryString>

/**
 * Goods of the merchant in the courier's warehouse. Quantities are pieces; `reserved` of them are promised to
 * shipments already.
 */
export const WarehouseItem = z.object({
  code: z.string(),
  article: z.string(),
  barcode: z.string(),
  name: z.string(),
  quantity: z.number(),
  reserved: z.number(),
})
export type WarehouseItem = z.infer<typeof WarehouseItem>

/** Empty: the courier knows no such article. Errors: `unsupported` where the courier keeps no goods. */
export const ItemsAnswer = z.object({ items: z.array(WarehouseItem) })
export type ItemsAnswer = z.infer<typeof ItemsAnswer>
