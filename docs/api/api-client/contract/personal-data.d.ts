import * as z from 'zod';
/**
 * `GET /v1/shipments/{reference}/personal-data`: all that is kept of the people of one order.
 * After `DELETE`, or when its time is over, the parts are `null`.
 */
export declare const PersonalData: z.ZodObject<{
    reference: z.ZodString;
    shipmentId: z.ZodString;
    order: z.ZodNullable<z.ZodObject<{
        destination: z.ZodDiscriminatedUnion<[z.ZodObject<{
            method: z.ZodLiteral<"door">;
            town: z.ZodReadonly<z.ZodObject<{
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
            address: z.ZodReadonly<z.ZodObject<{
                street: z.ZodString;
                house: z.ZodOptional<z.ZodString>;
                flat: z.ZodOptional<z.ZodString>;
                entrance: z.ZodOptional<z.ZodString>;
                floor: z.ZodOptional<z.ZodString>;
                intercom: z.ZodOptional<z.ZodString>;
                postcode: z.ZodOptional<z.ZodString>;
            }, z.core.$strip>>;
        }, z.core.$strip>, z.ZodObject<{
            method: z.ZodEnum<{
                locker: "locker";
                pickup_point: "pickup_point";
            }>;
            town: z.ZodReadonly<z.ZodObject<{
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
            point: z.ZodObject<{
                code: z.ZodString;
                name: z.ZodString;
                address: z.ZodString;
            }, z.core.$strip>;
        }, z.core.$strip>], "method">;
        recipient: z.ZodReadonly<z.ZodObject<{
            name: z.ZodString;
            company: z.ZodOptional<z.ZodString>;
            phone: z.ZodString;
            email: z.ZodOptional<z.ZodString>;
            inn: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>;
        sender: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
            name: z.ZodOptional<z.ZodString>;
            company: z.ZodOptional<z.ZodString>;
            phone: z.ZodOptional<z.ZodString>;
            address: z.ZodOptional<z.ZodString>;
            window: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
                date: z.ZodString;
                from: z.ZodOptional<z.ZodString>;
                to: z.ZodOptional<z.ZodString>;
            }, z.core.$strip>>>;
        }, z.core.$strip>>>;
        courierNote: z.ZodDefault<z.ZodString>;
    }, z.core.$strip>>;
    foundName: z.ZodNullable<z.ZodString>;
    history: z.ZodArray<z.ZodObject<{
        at: z.ZodISODateTime;
        message: z.ZodString;
    }, z.core.$strip>>;
    erasedAt: z.ZodNullable<z.ZodISODateTime>;
}, z.core.$strip>;
export type PersonalData = z.infer<typeof PersonalData>;
