import * as z from 'zod';
/** `GET /v1/pickup-points?town=`. */
export declare const PointQueryString: z.ZodObject<{
    town: z.ZodString;
}, z.core.$strip>;
export type PointQueryString = z.infer<typeof PointQueryString>;
/** What the list, the filters and a pin need of a point. The rest is asked for when it is opened. */
export declare const PointRow: z.ZodObject<{
    code: z.ZodString;
    name: z.ZodString;
    address: z.ZodString;
    latitude: z.ZodNullable<z.ZodNumber>;
    longitude: z.ZodNullable<z.ZodNumber>;
    operatorCode: z.ZodNullable<z.ZodString>;
    hours: z.ZodNullable<z.ZodString>;
    maxWeightGrams: z.ZodNullable<z.ZodInt>;
    accepts: z.ZodReadonly<z.ZodObject<{
        cash: z.ZodNullable<z.ZodBoolean>;
        card: z.ZodNullable<z.ZodBoolean>;
        fitting: z.ZodNullable<z.ZodBoolean>;
        individuals: z.ZodNullable<z.ZodBoolean>;
    }, z.core.$strip>>;
    isLocker: z.ZodBoolean;
}, z.core.$strip>;
export type PointRow = z.infer<typeof PointRow>;
export declare const PointsAnswer: z.ZodObject<{
    points: z.ZodArray<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        address: z.ZodString;
        latitude: z.ZodNullable<z.ZodNumber>;
        longitude: z.ZodNullable<z.ZodNumber>;
        operatorCode: z.ZodNullable<z.ZodString>;
        hours: z.ZodNullable<z.ZodString>;
        maxWeightGrams: z.ZodNullable<z.ZodInt>;
        accepts: z.ZodReadonly<z.ZodObject<{
            cash: z.ZodNullable<z.ZodBoolean>;
            card: z.ZodNullable<z.ZodBoolean>;
            fitting: z.ZodNullable<z.ZodBoolean>;
            individuals: z.ZodNullable<z.ZodBoolean>;
        }, z.core.$strip>>;
        isLocker: z.ZodBoolean;
    }, z.core.$strip>>;
    operators: z.ZodArray<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
    }, z.core.$strip>>;
    updatedAt: z.ZodISODateTime;
}, z.core.$strip>;
export type PointsAnswer = z.infer<typeof PointsAnswer>;
/** `GET /v1/pickup-points/{code}`. */
export declare const PointAnswer: z.ZodObject<{
    point: z.ZodReadonly<z.ZodObject<{
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
}, z.core.$strip>;
export type PointAnswer = z.infer<typeof PointAnswer>;
