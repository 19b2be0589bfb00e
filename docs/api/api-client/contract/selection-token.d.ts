import * as z from 'zod';
/** The town as the buyer reads it: `{ code: '15500', name: 'Казань город', region: '16', … }`. */
export declare const SelectedTown: z.ZodReadonly<z.ZodObject<{
    code: z.ZodString;
    name: z.ZodString;
    region: z.ZodString;
    country: z.ZodString;
    postcode: z.ZodOptional<z.ZodString>;
}, z.core.$strip>>;
export type SelectedTown = z.infer<typeof SelectedTown>;
/** What the buyer asks of the driver: «звоните за час». Short, because the token carries it. */
export declare const CourierNote: z.ZodString;
export type CourierNote = z.infer<typeof CourierNote>;
/** What a selection token says. Readable by the buyer. Source: docs/lifecycle.md, "Quote, selection, token". */
export declare const SelectionClaims: z.ZodReadonly<z.ZodObject<{
    installation: z.ZodString;
    method: z.ZodEnum<{
        door: "door";
        locker: "locker";
        pickup_point: "pickup_point";
    }>;
    serviceLevel: z.ZodString;
    ruleSet: z.ZodString;
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
    fingerprint: z.ZodString;
    town: z.ZodReadonly<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        region: z.ZodString;
        country: z.ZodString;
        postcode: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>;
    address: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        street: z.ZodString;
        house: z.ZodOptional<z.ZodString>;
        flat: z.ZodOptional<z.ZodString>;
        entrance: z.ZodOptional<z.ZodString>;
        floor: z.ZodOptional<z.ZodString>;
        intercom: z.ZodOptional<z.ZodString>;
        postcode: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>;
    point: z.ZodOptional<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        address: z.ZodString;
    }, z.core.$strip>>;
    window: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        date: z.ZodString;
        from: z.ZodOptional<z.ZodString>;
        to: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>;
    note: z.ZodOptional<z.ZodString>;
    transitDays: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        min: z.ZodInt;
        max: z.ZodInt;
    }, z.core.$strip>>>;
    issuedAt: z.ZodInt;
    expiresAt: z.ZodInt;
}, z.core.$strip>>;
export type SelectionClaims = z.infer<typeof SelectionClaims>;
/** Which check of a token failed first, in the order they are made. */
export declare const TokenRefusal: z.ZodEnum<{
    currency: "currency";
    expired: "expired";
    fingerprint: "fingerprint";
    form: "form";
    installation: "installation";
    key: "key";
    mac: "mac";
    method: "method";
    place: "place";
    ruleSet: "ruleSet";
}>;
export type TokenRefusal = z.infer<typeof TokenRefusal>;
