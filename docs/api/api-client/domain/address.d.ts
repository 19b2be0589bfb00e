import * as z from 'zod';
/** A town as the courier's dictionary knows it. `code` is the courier's and always a string. */
export declare const Town: z.ZodReadonly<z.ZodObject<{
    code: z.ZodString;
    name: z.ZodString;
    shortName: z.ZodOptional<z.ZodString>;
    regionCode: z.ZodString;
    regionName: z.ZodString;
    country: z.ZodString;
    postcode: z.ZodOptional<z.ZodString>;
    latitude: z.ZodOptional<z.ZodNumber>;
    longitude: z.ZodOptional<z.ZodNumber>;
}, z.core.$strip>>;
export type Town = z.infer<typeof Town>;
/** Where the door is. Kept in parts, because couriers, shops and labels join them differently. */
export declare const DoorAddress: z.ZodReadonly<z.ZodObject<{
    street: z.ZodString;
    house: z.ZodOptional<z.ZodString>;
    flat: z.ZodOptional<z.ZodString>;
    entrance: z.ZodOptional<z.ZodString>;
    floor: z.ZodOptional<z.ZodString>;
    intercom: z.ZodOptional<z.ZodString>;
    postcode: z.ZodOptional<z.ZodString>;
}, z.core.$strip>>;
export type DoorAddress = z.infer<typeof DoorAddress>;
/** `ул. Ленина, д. 7, кв. 3, подъезд 2, этаж 4, домофон 3В`: one line for the courier and the label. */
export declare function toAddressLine(address: DoorAddress): string;
