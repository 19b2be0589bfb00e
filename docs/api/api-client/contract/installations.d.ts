import * as z from 'zod';
/** The shop that installs: where it is and what it runs on. */
export declare const ShopDescription: z.ZodObject<{
    url: z.ZodURL;
    platform: z.ZodString;
    platformVersion: z.ZodDefault<z.ZodString>;
    pluginVersion: z.ZodDefault<z.ZodString>;
}, z.core.$strip>;
/** `POST /v1/installations`. */
export declare const InstallRequest: z.ZodObject<{
    courierCode: z.ZodString;
    login: z.ZodString;
    password: z.ZodString;
    shop: z.ZodObject<{
        url: z.ZodURL;
        platform: z.ZodString;
        platformVersion: z.ZodDefault<z.ZodString>;
        pluginVersion: z.ZodDefault<z.ZodString>;
    }, z.core.$strip>;
}, z.core.$strip>;
export type InstallRequest = z.infer<typeof InstallRequest>;
export declare const InstallAnswer: z.ZodObject<{
    installationId: z.ZodString;
    publishableKey: z.ZodString;
    secretKey: z.ZodString;
}, z.core.$strip>;
export type InstallAnswer = z.infer<typeof InstallAnswer>;
/** Times of day the buyer may choose from for the door; empty: no choice is offered. */
export declare const DeliveryWindows: z.ZodObject<{
    windows: z.ZodArray<z.ZodObject<{
        from: z.ZodString;
        to: z.ZodString;
    }, z.core.$strip>>;
    daysAhead: z.ZodDefault<z.ZodInt>;
    daysOff: z.ZodDefault<z.ZodArray<z.ZodInt>>;
}, z.core.$strip>;
/** `PUT /v1/installation`: what is named is changed, the rest stays. */
export declare const InstallationChange: z.ZodObject<{
    numberPrefix: z.ZodOptional<z.ZodString>;
    allowedOrigins: z.ZodOptional<z.ZodArray<z.ZodString>>;
    webhookUrl: z.ZodOptional<z.ZodNullable<z.ZodURL>>;
    deliveryWindows: z.ZodOptional<z.ZodNullable<z.ZodObject<{
        windows: z.ZodArray<z.ZodObject<{
            from: z.ZodString;
            to: z.ZodString;
        }, z.core.$strip>>;
        daysAhead: z.ZodDefault<z.ZodInt>;
        daysOff: z.ZodDefault<z.ZodArray<z.ZodInt>>;
    }, z.core.$strip>>>;
}, z.core.$strip>;
export type InstallationChange = z.infer<typeof InstallationChange>;
/** `GET /v1/installation`. No secret, no login. */
export declare const InstallationAnswer: z.ZodObject<{
    installationId: z.ZodString;
    publishableKey: z.ZodString;
    courierCode: z.ZodString;
    currency: z.ZodEnum<{
        AMD: "AMD";
        BYN: "BYN";
        KGS: "KGS";
        KZT: "KZT";
        RUB: "RUB";
        UAH: "UAH";
        UZS: "UZS";
    }>;
    shopUrl: z.ZodString;
    numberPrefix: z.ZodString;
    allowedOrigins: z.ZodArray<z.ZodString>;
    webhookUrl: z.ZodNullable<z.ZodString>;
    delivery: z.ZodEnum<{
        pull: "pull";
        push: "push";
    }>;
    deliveryWindows: z.ZodNullable<z.ZodObject<{
        windows: z.ZodArray<z.ZodObject<{
            from: z.ZodString;
            to: z.ZodString;
        }, z.core.$strip>>;
        daysAhead: z.ZodDefault<z.ZodInt>;
        daysOff: z.ZodDefault<z.ZodArray<z.ZodInt>>;
    }, z.core.$strip>>;
    ruleSets: z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        version: z.ZodInt;
    }, z.core.$strip>>;
    courierWebhookUrl: z.ZodDefault<z.ZodNullable<z.ZodString>>;
}, z.core.$strip>;
export type InstallationAnswer = z.infer<typeof InstallationAnswer>;
/** `POST /v1/installation/check`: a sample to price. */
export declare const CheckRequest: z.ZodObject<{
    weightGrams: z.ZodDefault<z.ZodInt>;
    town: z.ZodOptional<z.ZodString>;
    ruleSet: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type CheckRequest = z.infer<typeof CheckRequest>;
/** Each finding is one sentence for a merchant; `code` is for programs. */
export declare const CheckAnswer: z.ZodObject<{
    ok: z.ZodBoolean;
    findings: z.ZodArray<z.ZodObject<{
        code: z.ZodEnum<{
            credentials: "credentials";
            points: "points";
            rates: "rates";
            rule_set: "rule_set";
            webhook: "webhook";
        }>;
        ok: z.ZodBoolean;
        message: z.ZodString;
    }, z.core.$strip>>;
    sample: z.ZodNullable<z.ZodObject<{
        town: z.ZodString;
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
    }, z.core.$strip>>;
    serverTime: z.ZodInt;
}, z.core.$strip>;
export type CheckAnswer = z.infer<typeof CheckAnswer>;
/** The body of the signed challenge to a webhook address; the shop answers 200 with `{ challenge }`. */
export declare const WebhookChallenge: z.ZodObject<{
    kind: z.ZodLiteral<"challenge">;
    challenge: z.ZodString;
}, z.core.$strip>;
