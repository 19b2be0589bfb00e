/** One thing that was looked at: a sentence, and when it is wrong what cures it. */
export type Finding =
  | { readonly ok: true; readonly what: string }
  | { readonly ok: false; readonly what: string; readonly cure: string }

export const well = (what: string): Finding => ({ ok: true, what })
export const ill = (what: string, cure: string): Finding => ({ ok: false, what, cure })

/** Where the patient is and how he is reached; the outside world is handed in. */
export interface Patient {
  /** Without a slash at the end. */
  readonly gateway: string
  readonly secretKey: string
  /** The shop as it names itself to the gateway. */
  readonly shop: string
  readonly fetch: typeof globalThis.fetch
  readonly now: () => Date
  /** When the certificate of an https address ends; rejects when there is no TLS to be had. */
  readonly certificateEnd: (url: URL) => Promise<Date>
}

const PATIENCE_MS = 10_000

export function ask(patient: Patient, path: string, init: RequestInit = {}): Promise<Response> {
  return patient.fetch(`${patient.gateway}${path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...init,
  })
}

export function askAsShop(
  patient: Patient,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  return ask(patient, path, {
    ...init,
    headers: {
      authorization: `Bearer ${patient.secretKey}`,
      'courier-shop': patient.shop,
      'content-type': 'application/json',
    },
  })
}
