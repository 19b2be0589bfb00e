import * as z from 'zod';
/** How the buyer pays for the goods. `none`: already paid, nothing is collected. */
export declare const Payment: z.ZodEnum<{
    card: "card";
    cash: "cash";
    none: "none";
}>;
export type Payment = z.infer<typeof Payment>;
/** What a price is computed from. The fingerprint of `docs/lifecycle.md` is made of exactly these. */
export declare const Cart: z.ZodReadonly<z.ZodObject<{
    currency: z.ZodEnum<{
        AMD: "AMD";
        BYN: "BYN";
        KGS: "KGS";
        KZT: "KZT";
        RUB: "RUB";
        UAH: "UAH";
        UZS: "UZS";
    }>;
    goods: z.ZodInt;
    payment: z.ZodEnum<{
        card: "card";
        cash: "cash";
        none: "none";
    }>;
    weightGrams: z.ZodInt;
    parcels: z.ZodReadonly<z.ZodArray<z.ZodReadonly<z.ZodObject<{
        weightGrams: z.ZodInt;
        lengthMm: z.ZodInt;
        widthMm: z.ZodInt;
        heightMm: z.ZodInt;
    }, z.core.$strip>>>>;
}, z.core.$strip>>;
export type Cart = z.infer<typeof Cart>;
/** The text whose SHA-256 is the fingerprint. Source: docs/lifecycle.md, "The cart". */
export declare function toCanonicalCart(cart: Cart): string;
