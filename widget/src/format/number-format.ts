const known = new Map<string, Intl.NumberFormat>()

/** Made once for all numbers that are written alike: making one costs as much as writing a hundred. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const format = known.get(key) ?? new Intl.NumberFormat(locale, options)
  known.set(key, format)
  return format
}
