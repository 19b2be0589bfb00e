import * as z from 'zod';
export declare const Currency: z.ZodEnum<{
    AMD: "AMD";
    BYN: "BYN";
    KGS: "KGS";
    KZT: "KZT";
    RUB: "RUB";
    UAH: "UAH";
    UZS: "UZS";
}>;
export type Currency = z.infer<typeof Currency>;
/**
 * An amount of money in minor units: `{ amount: 35000, currency: 'RUB' }` is 350 ₽.
 * Never a float, never without its currency.
 */
export declare const Money: z.ZodReadonly<z.ZodObject<{
    amount: z.ZodInt;
    currency: z.ZodEnum<{
        AMD: "AMD";
        BYN: "BYN";
        KGS: "KGS";
        KZT: "KZT";
        RUB: "RUB";
        UAH: "UAH";
        UZS: "UZS";
    }>;
}, z.core.$strip>>;
export type Money = z.infer<typeof Money>;
/** Adds two amounts. Throws `RangeError` when the currencies differ. */
export declare function add(a: Money, b: Money): Money;
