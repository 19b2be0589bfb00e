import type { Finding, Patient } from './finding.ts'
import { examineKey, examineSale } from './keys.ts'
import { examineOrigin, examinePoints, examineVersion } from './page.ts'
import { examineReach } from './reach.ts'

/** Everything a shop needs of its gateway, in the order in which one depends on the other. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const reach = await examineReach(patient)
  if (reach.length === 1) return reach
  const version = await examineVersion(patient)
  const { findings, shop } = await examineKey(patient)
  if (!shop) return [...reach, version, ...findings]
  return [
    ...reach,
    version,
    ...findings,
    ...(await examineSale(patient, shop)),
    ...(await examineOrigin(patient, shop)),
    await examinePoints(patient, shop),
  ]
}
