import * as z from 'zod'

/** A town as the courier's dictionary knows it. `code` is the courier's and always a string. */
export const Town = z
  .object({
    code: z.string().min(1).max(40),
    /** Dictionary spelling: `Казань город`. */
    name: z.string().max(200),
    /** Name without its type: `Казань`. */
    shortName: z.string().max(200).optional(),
    regionCode: z.string().max(20),
    /** `Татарстан республика`. */
    regionName: z.string().max(200),
    /** ISO 3166-1 alpha-2. */
    country: z.string().length(2),
    postcode: z.string().max(12).optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
  })
  .readonly()
export type Town = z.infer<typeof Town>

/** Where the door is. Kept in parts, because couriers, shops and labels join them differently. */
export const DoorAddress = z
  .object({
    street: z.string().trim().min(1).max(200),
    house: z.string().trim().max(40).optional(),
    flat: z.string().trim().max(40).optional(),
    entrance: z.string().trim().max(40).optional(),
    floor: z.string().trim().max(40).optional(),
    intercom: z.string().trim().max(40).optional(),
    postcode: z.string().trim().max(12).optional(),
  })
  .readonly()
export type DoorAddress = z.infer<typeof DoorAddress>

/** `ул. Ленина, д. 7, кв. 3, подъезд 2, этаж 4, домофон 3В`: one line for the courier and the label. */
export function toAddressLine(address: DoorAddress): string {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['', address.street],
    ['д. ', address.house],
    ['кв. ', address.flat],
    ['подъезд ', address.entrance],
    ['этаж ', address.floor],
    ['домофон ', address.intercom],
  ]
  return parts.flatMap(([label, value]) => (value ? [`${label}${value}`] : [])).join(', ')
}
