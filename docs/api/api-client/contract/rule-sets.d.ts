import * as z from 'zod';
/** How much of the computed price the buyer pays in an interval of goods value. */
export declare const BuyerShare: z.ZodDiscriminatedUnion<[z.ZodObject<{
    kind: z.ZodLiteral<"all">;
}, z.core.$strip>, z.ZodObject<{
    kind: z.ZodLiteral<"nothing">;
}, z.core.$strip>, z.ZodObject<{
    kind: z.ZodLiteral<"fixed">;
    amount: z.ZodInt;
}, z.core.$strip>, z.ZodObject<{
    kind: z.ZodLiteral<"less_amount">;
    amount: z.ZodInt;
}, z.core.$strip>, z.ZodObject<{
    kind: z.ZodLiteral<"less_percent">;
    percent: z.ZodNumber;
}, z.core.$strip>], "kind">;
export type BuyerShare = z.infer<typeof BuyerShare>;
/**
 * A shop's price rules for one delivery method entry. Buyer price = rate × multiplier + additive,
 * then the interval of the goods' value, then free-from, then rounding; never below zero.
 * Money in minor units of the tenant's currency.
 */
export declare const RuleSet: z.ZodObject<{
    senderTown: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    serviceLevels: z.ZodDefault<z.ZodArray<z.ZodString>>;
    multiplier: z.ZodDefault<z.ZodNumber>;
    additive: z.ZodDefault<z.ZodInt>;
    intervals: z.ZodDefault<z.ZodArray<z.ZodObject<{
        from: z.ZodInt;
        buyerPays: z.ZodDiscriminatedUnion<[z.ZodObject<{
            kind: z.ZodLiteral<"all">;
        }, z.core.$strip>, z.ZodObject<{
            kind: z.ZodLiteral<"nothing">;
        }, z.core.$strip>, z.ZodObject<{
            kind: z.ZodLiteral<"fixed">;
            amount: z.ZodInt;
        }, z.core.$strip>, z.ZodObject<{
            kind: z.ZodLiteral<"less_amount">;
            amount: z.ZodInt;
        }, z.core.$strip>, z.ZodObject<{
            kind: z.ZodLiteral<"less_percent">;
            percent: z.ZodNumber;
        }, z.core.$strip>], "kind">;
    }, z.core.$strip>>>;
    freeFrom: z.ZodDefault<z.ZodNullable<z.ZodInt>>;
    rounding: z.ZodDefault<z.ZodNullable<z.ZodObject<{
        step: z.ZodInt;
        direction: z.ZodEnum<{
            down: "down";
            nearest: "nearest";
            up: "up";
        }>;
    }, z.core.$strip>>>;
    payments: z.ZodDefault<z.ZodArray<z.ZodEnum<{
        card: "card";
        cash: "cash";
        none: "none";
    }>>>;
    maxWeightGrams: z.ZodDefault<z.ZodNullable<z.ZodInt>>;
}, z.core.$strip>;
export type RuleSet = z.infer<typeof RuleSet>;
/** What a shop may send; what is missing is filled in. */
export type RuleSetInput = z.input<typeof RuleSet>;
export declare const RuleSetName: z.ZodString;
/** `PUT /v1/rule-sets/{name}`: the version grows when the rules differ from those in force. */
export declare const RuleSetAnswer: z.ZodObject<{
    name: z.ZodString;
    version: z.ZodInt;
}, z.core.$strip>;
export type RuleSetAnswer = z.infer<typeof RuleSetAnswer>;
