import { type InstallationAnswer, PointsManifest } from '../../api-client/src/contract/index.ts'
import { ask, type Finding, ill, type Patient, well } from './finding.ts'

const HOUR_MS = 3_600_000
/** They are read every six hours. */
const POINTS_LIMIT_H = 24
const API_VERSION = '1'
const STRANGER = 'https://not-the-shop.example'

/** Whether a page of the shop may ask, and a page of somebody else may not. */
export async function examineOrigin(
  patient: Patient,
  shop: InstallationAnswer,
): Promise<readonly Finding[]> {
  const { origin } = new URL(shop.shopUrl)
  const allowed = [...new Set([origin, ...shop.allowedOrigins])]
  const findings = await Promise.all(
    allowed.map(async (from) =>
      (await mayAsk(patient, shop, from))
        ? well(`pages of ${from} may ask for prices`)
        : ill(
            `pages of ${from} are refused or get no CORS header`,
            'let the proxy pass the Origin header on and not replace CORS headers',
          ),
    ),
  )
  const isOpen = await mayAsk(patient, shop, STRANGER)
  return isOpen
    ? [...findings, ill('any page may use the key', 'remove the proxy’s own CORS headers')]
    : findings
}

async function mayAsk(
  patient: Patient,
  { publishableKey }: InstallationAnswer,
  origin: string,
): Promise<boolean> {
  const path = `/v1/towns?q=${encodeURIComponent('мос')}&key=${publishableKey}`
  const response = await ask(patient, path, { headers: { origin } })
  await response.arrayBuffer()
  const header = response.headers.get('access-control-allow-origin')
  // A courier that is down is another finding; who may ask is decided before.
  return response.status !== 403 && (header === origin || header === '*')
}

export async function examinePoints(
  patient: Patient,
  { courierCode }: InstallationAnswer,
): Promise<Finding> {
  const response = await ask(patient, `/v1/pickup-points/${courierCode}/manifest.json`)
  if (!response.ok) {
    await response.arrayBuffer()
    return ill(
      'the gateway has no list of pickup points yet',
      'wait some minutes after the first start; then read its log for dictionary.failed',
    )
  }
  const manifest = PointsManifest.parse(await response.json())
  const hours = (patient.now().getTime() - Date.parse(manifest.updatedAt)) / HOUR_MS
  return hours <= POINTS_LIMIT_H
    ? well(`${manifest.count} pickup points, read ${hours.toFixed(1)} hours ago`)
    : ill(
        `the pickup points are ${hours.toFixed(0)} hours old`,
        'read the gateway’s log for points alerts: the courier sends no list, or half of one',
      )
}

/** Shops, doctor and gateway must mean the same by a call. */
export async function examineVersion(patient: Patient): Promise<Finding> {
  const response = await ask(patient, '/openapi.json')
  // Our own document: only its version is read.
  const { info } = (await response.json()) as { info?: { version?: string } }
  const theirs = info?.version ?? 'none'
  return theirs === API_VERSION
    ? well(`the gateway speaks version ${theirs} of its API, as this doctor`)
    : ill(
        `the gateway speaks version ${theirs} of its API, this doctor and its plugins version ${API_VERSION}`,
        'update the older of the two',
      )
}
