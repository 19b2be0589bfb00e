import * as z from 'zod'
import { ERROR_POLICY, type ErrorCode } from '../errors.ts'

// Object.keys forgets the literal types that ERROR_POLICY carries.
const CODES = Object.keys(ERROR_POLICY) as [ErrorCode, ...ErrorCode[]]

/** The body of every failure, `application/problem+json`. Branch on `code`. */
export const Problem = z
  .object({
    code: z.enum(CODES),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).default({}),
    requestId: z.string(),
  })
  .readonly()
export type Problem = z.infer<typeof Problem>
