import * as z from 'zod';
/** What names a merchant at a courier. Never logged, never shown again. */
export declare const Credentials: z.ZodReadonly<z.ZodObject<{
    courierCode: z.ZodString;
    login: z.ZodString;
    password: z.ZodString;
}, z.core.$strip>>;
export type Credentials = z.infer<typeof Credentials>;
