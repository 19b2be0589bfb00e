import { createMeasoft } from './measoft/index.ts'

/** Every courier we speak to: id → factory. */
export const PROVIDERS = { measoft: createMeasoft } as const

export type ProviderId = keyof typeof PROVIDERS
