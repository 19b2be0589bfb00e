import * as z from 'zod';
/** `GET /v1/items?article=`: what the courier's warehouse keeps under the merchant's own article. */
export declare const ItemQueryString: z.ZodObject<{
    article: z.ZodString;
}, z.core.$strip>;
export type ItemQueryString = z.infer<typeof ItemQueryString>;
/**
 * Goods of the merchant in the courier's warehouse. Quantities are pieces; `reserved` of them are promised to
 * shipments already.
 */
export declare const WarehouseItem: z.ZodObject<{
    code: z.ZodString;
    article: z.ZodString;
    barcode: z.ZodString;
    name: z.ZodString;
    quantity: z.ZodNumber;
    reserved: z.ZodNumber;
}, z.core.$strip>;
export type WarehouseItem = z.infer<typeof WarehouseItem>;
/** Empty: the courier knows no such article. Errors: `unsupported` where the courier keeps no goods. */
export declare const ItemsAnswer: z.ZodObject<{
    items: z.ZodArray<z.ZodObject<{
        code: z.ZodString;
        article: z.ZodString;
        barcode: z.ZodString;
        name: z.ZodString;
        quantity: z.ZodNumber;
        reserved: z.ZodNumber;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type ItemsAnswer = z.infer<typeof ItemsAnswer>;
