import * as z from 'zod';
import type { Cart } from './cart.ts';
/** `{ min, max }` working days. */
export declare const TransitDays: z.ZodReadonly<z.ZodObject<{
    min: z.ZodInt;
    max: z.ZodInt;
}, z.core.$strip>>;
export type TransitDays = z.infer<typeof TransitDays>;
/** `2026-11-25`: a calendar day where the recipient lives. */
export declare const CalendarDay: z.ZodString;
/** Who is meant by the price. `buyer`: what the buyer should pay; `merchant`: what the merchant pays. */
export type PriceType = 'buyer' | 'merchant';
/** What a courier is asked before anything is ordered. */
export interface RateRequest {
    /** The courier's town code; `null`: the merchant's card decides. */
    readonly senderTown: string | null;
    readonly town: string;
    readonly postcode?: string | undefined;
    /** One line, where known: zone and distance tariffs need it. */
    readonly address?: string | undefined;
    /** For couriers whose tariffs are of a delivery mode; absent: it makes no difference. */
    readonly method?: 'door' | 'pickup_point' | 'locker' | undefined;
    readonly pointCode?: string | undefined;
    /** Absent: every level that is possible. */
    readonly serviceLevel?: string | undefined;
    readonly cart: Cart;
    readonly priceType: PriceType;
}
/** A courier's price for a parcel at a service level, before any merchant rule. */
export declare const Rate: z.ZodReadonly<z.ZodObject<{
    serviceLevel: z.ZodString;
    name: z.ZodString;
    price: z.ZodReadonly<z.ZodObject<{
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
    transitDays: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        min: z.ZodInt;
        max: z.ZodInt;
    }, z.core.$strip>>>;
    earliestDate: z.ZodNullable<z.ZodString>;
    tariffZone: z.ZodNullable<z.ZodString>;
}, z.core.$strip>>;
export type Rate = z.infer<typeof Rate>;
/** Speed or urgency class of a courier: `{ code: '1', name: 'Эконом' }`. */
export declare const ServiceLevel: z.ZodReadonly<z.ZodObject<{
    code: z.ZodString;
    name: z.ZodString;
    operatorCode: z.ZodDefault<z.ZodNullable<z.ZodString>>;
}, z.core.$strip>>;
export type ServiceLevel = z.infer<typeof ServiceLevel>;
