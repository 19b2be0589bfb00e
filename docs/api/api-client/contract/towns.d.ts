import * as z from 'zod';
/**
 * `GET /v1/towns?q=`. `q` may be a name with typos, or a postcode; `code` asks for one town; `near` for
 * the towns with pickup points nearest to the town of that code, without itself.
 */
export declare const TownQueryString: z.ZodObject<{
    q: z.ZodDefault<z.ZodString>;
    code: z.ZodOptional<z.ZodString>;
    near: z.ZodOptional<z.ZodString>;
    limit: z.ZodDefault<z.ZodPipe<z.ZodCoercedNumber<unknown>, z.ZodInt>>;
}, z.core.$strip>;
export type TownQueryString = z.infer<typeof TownQueryString>;
/** Best first. Empty: nothing is near what was typed. */
export declare const TownsAnswer: z.ZodObject<{
    towns: z.ZodArray<z.ZodReadonly<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        shortName: z.ZodOptional<z.ZodString>;
        regionCode: z.ZodString;
        regionName: z.ZodString;
        country: z.ZodString;
        postcode: z.ZodOptional<z.ZodString>;
        latitude: z.ZodOptional<z.ZodNumber>;
        longitude: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>>;
}, z.core.$strip>;
export type TownsAnswer = z.infer<typeof TownsAnswer>;
/** `GET /v1/streets?town=&q=`. */
export declare const StreetQueryString: z.ZodObject<{
    town: z.ZodString;
    q: z.ZodString;
}, z.core.$strip>;
export type StreetQueryString = z.infer<typeof StreetQueryString>;
export declare const StreetsAnswer: z.ZodObject<{
    streets: z.ZodArray<z.ZodObject<{
        name: z.ZodString;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type StreetsAnswer = z.infer<typeof StreetsAnswer>;
