import * as z from 'zod';
/** One physical box. Sizes are known together or not at all. */
export declare const Parcel: z.ZodReadonly<z.ZodObject<{
    weightGrams: z.ZodInt;
    lengthMm: z.ZodInt;
    widthMm: z.ZodInt;
    heightMm: z.ZodInt;
}, z.core.$strip>>;
export type Parcel = z.infer<typeof Parcel>;
export declare const WeightGrams: z.ZodInt;
