import * as z from 'zod';
import type { Payment } from './cart.ts';
/** What a point takes. `null`: the courier does not say. */
export declare const Accepts: z.ZodReadonly<z.ZodObject<{
    cash: z.ZodNullable<z.ZodBoolean>;
    card: z.ZodNullable<z.ZodBoolean>;
    fitting: z.ZodNullable<z.ZodBoolean>;
    individuals: z.ZodNullable<z.ZodBoolean>;
}, z.core.$strip>>;
export type Accepts = z.infer<typeof Accepts>;
/** A counter or locker where the recipient collects. */
export declare const PickupPoint: z.ZodReadonly<z.ZodObject<{
    code: z.ZodString;
    operatorPointCode: z.ZodNullable<z.ZodString>;
    name: z.ZodString;
    operator: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
    }, z.core.$strip>>>;
    townCode: z.ZodString;
    townName: z.ZodString;
    regionCode: z.ZodString;
    address: z.ZodString;
    phones: z.ZodReadonly<z.ZodArray<z.ZodString>>;
    directions: z.ZodNullable<z.ZodString>;
    comment: z.ZodNullable<z.ZodString>;
    hours: z.ZodNullable<z.ZodString>;
    maxWeightGrams: z.ZodNullable<z.ZodInt>;
    accepts: z.ZodReadonly<z.ZodObject<{
        cash: z.ZodNullable<z.ZodBoolean>;
        card: z.ZodNullable<z.ZodBoolean>;
        fitting: z.ZodNullable<z.ZodBoolean>;
        individuals: z.ZodNullable<z.ZodBoolean>;
    }, z.core.$strip>>;
    latitude: z.ZodNullable<z.ZodNumber>;
    longitude: z.ZodNullable<z.ZodNumber>;
    isLocker: z.ZodBoolean;
}, z.core.$strip>>;
export type PickupPoint = z.infer<typeof PickupPoint>;
export interface PickupPointQuery {
    readonly code?: string | undefined;
    readonly townCode?: string | undefined;
    /** Street and house narrow only within a town. */
    readonly street?: string | undefined;
    readonly house?: string | undefined;
    readonly regionCode?: string | undefined;
    readonly operatorCode?: string | undefined;
    readonly accepts?: Partial<Record<'cash' | 'card' | 'fitting' | 'individuals', boolean>>;
    readonly weightGrams?: number | undefined;
    readonly box?: {
        readonly north: number;
        readonly west: number;
        readonly south: number;
        readonly east: number;
    };
    readonly withCoordinates?: boolean | undefined;
    readonly page?: {
        readonly from: number;
        readonly count: number;
    } | undefined;
}
/** Why a point cannot take this parcel, or `null` when it can. What the courier does not say is allowed. */
export type PointRefusal = 'weight' | 'cash' | 'card';
export declare function findRefusal(point: Pick<PickupPoint, 'accepts' | 'maxWeightGrams'>, parcel: {
    readonly weightGrams: number;
    readonly payment: Payment;
}): PointRefusal | null;
