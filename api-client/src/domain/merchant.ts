import * as z from 'zod'

/** What names a merchant at a courier. Never logged, never shown again. */
export const Credentials = z
  .object({
    /** The courier company's code: «код КС», `extra` on the wire. */
    courierCode: z.string().regex(/^\d{1,10}$/),
    login: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
  })
  .readonly()
export type Credentials = z.infer<typeof Credentials>
