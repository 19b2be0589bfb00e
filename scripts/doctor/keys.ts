import { CheckAnswer, InstallationAnswer, Problem } from '../../api-client/src/contract/index.ts'
import { askAsShop, type Finding, ill, type Patient, well } from './finding.ts'

/** The installation behind the key; without one there is nothing more to look at. */
export async function examineKey(
  patient: Patient,
): Promise<{ readonly findings: readonly Finding[]; readonly shop: InstallationAnswer | null }> {
  const response = await askAsShop(patient, '/v1/installation')
  if (response.ok) {
    const shop = InstallationAnswer.parse(await response.json())
    return { findings: [well(`the key is ${shop.shopUrl}’s (${shop.installationId})`)], shop }
  }
  const { code, message } = await readProblem(response)
  const cure =
    code === 'forbidden'
      ? 'use the shop’s own address in --shop, or connect this copy of the shop anew in its settings'
      : 'connect the shop anew in its settings: it then gets a new secret key'
  return { findings: [ill(`the key does not open the gateway: ${message}`, cure)], shop: null }
}

const CURES: Readonly<Record<CheckAnswer['findings'][number]['code'], string>> = {
  credentials: 'enter the courier’s login and password again in the shop’s settings',
  rates: 'check the sender town and the service levels in the shop’s delivery method',
  webhook:
    'let the gateway reach the webhook address: no login page, no redirect, no firewall in between',
  rule_set: 'save the delivery method in the shop once more',
  points: 'ask the courier company whether it has pickup points in this town',
}

/** Login at the courier, a sample price, the way back to the shop: the gateway’s own check. */
export async function examineSale(
  patient: Patient,
  shop: InstallationAnswer,
): Promise<readonly Finding[]> {
  const response = await askAsShop(patient, '/v1/installation/check', {
    method: 'POST',
    body: '{}',
  })
  if (!response.ok) {
    const { message } = await readProblem(response)
    return [ill(`the gateway could not check the shop: ${message}`, 'try again in a minute')]
  }
  const { findings } = CheckAnswer.parse(await response.json())
  const checked = findings.map(({ code, ok, message }) =>
    ok ? well(message) : ill(message, CURES[code]),
  )
  return shop.webhookUrl === null
    ? [...checked, well('no webhook address is set: the shop pulls its events')]
    : checked
}

async function readProblem(response: Response): Promise<{ code: string; message: string }> {
  const text = await response.text()
  try {
    return Problem.parse(JSON.parse(text))
  } catch {
    // Something in between answered, not the gateway.
    return { code: `HTTP ${response.status}`, message: `HTTP ${response.status} from a proxy` }
  }
}
