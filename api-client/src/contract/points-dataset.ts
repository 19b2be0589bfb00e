import * as z from 'zod'
import { PointRow } from './pickup-points.ts'

// Public and keyless: one set of files per courier code, the same for every shop, for any CDN to hold.
// How to read them: docs/points-dataset.md.

/** Other numbers mean other columns: a reader that does not know one asks for the town's list instead. */
export const POINTS_FORMAT = 1

const Hash = z.string().regex(/^[0-9a-f]{10}$/)
const Column = z.array(z.int())

/**
 * Clusters of one zoom, cells of 64 px counted from the world's corner. `x`, `y` are the middle of a
 * cell's points in 1e-5 of the world's width (web mercator, from the north-west), both as
 * differences to the entry before; `n` is how many they are.
 */
export const OverviewLevel = z.object({ x: Column, y: Column, n: Column })
export type OverviewLevel = z.infer<typeof OverviewLevel>

/** By zoom: `{ "3": …, "4": … }`. */
export const Overview = z.record(z.string().regex(/^\d{1,2}$/), OverviewLevel)
export type Overview = z.infer<typeof Overview>

/** `GET /v1/pickup-points/{courierCode}/manifest.json`. */
export const PointsManifest = z.object({
  format: z.literal(POINTS_FORMAT),
  /** Changes exactly when a file does. */
  version: z.string(),
  /** When the courier was last asked: `2026-11-25T06:00:00.000Z`. */
  updatedAt: z.iso.datetime(),
  /** Points in the files. */
  count: z.int(),
  /** Points whose place is not known: in no file, but in the town's list and in the search. */
  unplaced: z.int(),
  /** Of how many points in the files the courier says what; nought: hide that filter. */
  known: z.object({
    cash: z.int(),
    card: z.int(),
    fitting: z.int(),
    hours: z.int(),
    lockers: z.int(),
  }),
  /** `[code, name, how many points]`. */
  operators: z.array(z.tuple([z.string(), z.string(), z.int()])),
  /** `[z, x, y, how many points, hash]` of `{z}-{x}-{y}.{hash}.json`, beside the manifest. */
  leaves: z.array(z.tuple([z.int(), z.int(), z.int(), z.int(), Hash])),
  overview: Overview,
  /** Further zooms, in `overview.{hash}.json`; `null`: `overview` has them all. */
  deepOverview: z.object({ zooms: z.array(z.int()), hash: Hash }).nullable(),
})
export type PointsManifest = z.infer<typeof PointsManifest>

/**
 * `GET /v1/pickup-points/{courierCode}/{z}-{x}-{y}.{hash}.json`: one leaf, by columns of equal length.
 * A plural is a dictionary, its singular the column of indexes into it.
 */
export const PointsChunk = z.object({
  format: z.literal(POINTS_FORMAT),
  n: z.int(),
  /** 1e-5 of a degree, each the difference to the one before. */
  lat: Column,
  lon: Column,
  /** Two bits each for cash, card, fitting, individuals (0 not said, 1 no, 2 yes); 256: a locker. */
  flags: Column,
  operators: z.array(z.string().nullable()),
  operator: Column,
  /** Grams; `null`: no limit known. */
  limits: z.array(z.int().nullable()),
  limit: Column,
  hours: z.array(z.string().nullable()),
  hour: Column,
  /** `[code, name]`. */
  towns: z.array(z.tuple([z.string(), z.string()])),
  town: Column,
  /** A tab stands for the point's code. */
  names: z.array(z.string()),
  name: Column,
  /** An address is its head and its tail together. */
  heads: z.array(z.string()),
  head: Column,
  tail: z.array(z.string()),
  code: z.array(z.string()),
})
export type PointsChunk = z.infer<typeof PointsChunk>

/** `?q=ленина 21&near=55.79,49.12`. `near` is the middle of the map: two decimals, about a kilometre. */
export const PointSearchQuery = z.object({
  q: z.string().trim().min(1).max(100),
  near: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,2})?,-?\d{1,3}(\.\d{1,2})?$/)
    .optional(),
})
export type PointSearchQuery = z.infer<typeof PointSearchQuery>

export const FoundPoint = PointRow.extend({
  townCode: z.string(),
  townName: z.string(),
  /** From `near`; `null` without it, or where the point's place is not known. */
  metres: z.int().nullable(),
})
export type FoundPoint = z.infer<typeof FoundPoint>

/** `GET /v1/pickup-points/search`: the best twenty of the whole country. */
export const PointSearchAnswer = z.object({
  points: z.array(FoundPoint),
  operators: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type PointSearchAnswer = z.infer<typeof PointSearchAnswer>
