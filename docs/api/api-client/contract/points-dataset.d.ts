import * as z from 'zod';
/** Other numbers mean other columns: a reader that does not know one asks for the town's list instead. */
export declare const POINTS_FORMAT = 1;
/**
 * Clusters of one zoom, cells of 64 px counted from the world's corner. `x`, `y` are the middle of a
 * cell's points in 1e-5 of the world's width (web mercator, from the north-west), both as
 * differences to the entry before; `n` is how many they are.
 */
export declare const OverviewLevel: z.ZodObject<{
    x: z.ZodArray<z.ZodInt>;
    y: z.ZodArray<z.ZodInt>;
    n: z.ZodArray<z.ZodInt>;
}, z.core.$strip>;
export type OverviewLevel = z.infer<typeof OverviewLevel>;
/** By zoom: `{ "3": …, "4": … }`. */
export declare const Overview: z.ZodRecord<z.ZodString, z.ZodObject<{
    x: z.ZodArray<z.ZodInt>;
    y: z.ZodArray<z.ZodInt>;
    n: z.ZodArray<z.ZodInt>;
}, z.core.$strip>>;
export type Overview = z.infer<typeof Overview>;
/** `GET /v1/pickup-points/{courierCode}/manifest.json`. */
export declare const PointsManifest: z.ZodObject<{
    format: z.ZodLiteral<1>;
    version: z.ZodString;
    updatedAt: z.ZodISODateTime;
    count: z.ZodInt;
    unplaced: z.ZodInt;
    known: z.ZodObject<{
        cash: z.ZodInt;
        card: z.ZodInt;
        fitting: z.ZodInt;
        hours: z.ZodInt;
        lockers: z.ZodInt;
    }, z.core.$strip>;
    operators: z.ZodArray<z.ZodTuple<[z.ZodString, z.ZodString, z.ZodInt], null>>;
    leaves: z.ZodArray<z.ZodTuple<[z.ZodInt, z.ZodInt, z.ZodInt, z.ZodInt, z.ZodString], null>>;
    overview: z.ZodRecord<z.ZodString, z.ZodObject<{
        x: z.ZodArray<z.ZodInt>;
        y: z.ZodArray<z.ZodInt>;
        n: z.ZodArray<z.ZodInt>;
    }, z.core.$strip>>;
    deepOverview: z.ZodNullable<z.ZodObject<{
        zooms: z.ZodArray<z.ZodInt>;
        hash: z.ZodString;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type PointsManifest = z.infer<typeof PointsManifest>;
/**
 * `GET /v1/pickup-points/{courierCode}/{z}-{x}-{y}.{hash}.json`: one leaf, by columns of equal length.
 * A plural is a dictionary, its singular the column of indexes into it.
 */
export declare const PointsChunk: z.ZodObject<{
    format: z.ZodLiteral<1>;
    n: z.ZodInt;
    lat: z.ZodArray<z.ZodInt>;
    lon: z.ZodArray<z.ZodInt>;
    flags: z.ZodArray<z.ZodInt>;
    operators: z.ZodArray<z.ZodNullable<z.ZodString>>;
    operator: z.ZodArray<z.ZodInt>;
    limits: z.ZodArray<z.ZodNullable<z.ZodInt>>;
    limit: z.ZodArray<z.ZodInt>;
    hours: z.ZodArray<z.ZodNullable<z.ZodString>>;
    hour: z.ZodArray<z.ZodInt>;
    towns: z.ZodArray<z.ZodTuple<[z.ZodString, z.ZodString], null>>;
    town: z.ZodArray<z.ZodInt>;
    names: z.ZodArray<z.ZodString>;
    name: z.ZodArray<z.ZodInt>;
    heads: z.ZodArray<z.ZodString>;
    head: z.ZodArray<z.ZodInt>;
    tail: z.ZodArray<z.ZodString>;
    code: z.ZodArray<z.ZodString>;
}, z.core.$strip>;
export type PointsChunk = z.infer<typeof PointsChunk>;
/** `?q=ленина 21&near=55.79,49.12`. `near` is the middle of the map: two decimals, about a kilometre. */
export declare const PointSearchQuery: z.ZodObject<{
    q: z.ZodString;
    near: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type PointSearchQuery = z.infer<typeof PointSearchQuery>;
export declare const FoundPoint: z.ZodObject<{
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
    townCode: z.ZodString;
    townName: z.ZodString;
    metres: z.ZodNullable<z.ZodInt>;
}, z.core.$strip>;
export type FoundPoint = z.infer<typeof FoundPoint>;
/** `GET /v1/pickup-points/search`: the best twenty of the whole country. */
export declare const PointSearchAnswer: z.ZodObject<{
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
        townCode: z.ZodString;
        townName: z.ZodString;
        metres: z.ZodNullable<z.ZodInt>;
    }, z.core.$strip>>;
    operators: z.ZodArray<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type PointSearchAnswer = z.infer<typeof PointSearchAnswer>;
