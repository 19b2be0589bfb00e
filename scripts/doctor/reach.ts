import { ask, type Finding, ill, type Patient, well } from './finding.ts'

const SKEW_LIMIT_S = 30
const CERTIFICATE_DAYS = 14
const DAY_MS = 86_400_000

const REASONS: Readonly<Record<string, readonly [what: string, cure: string]>> = {
  ENOTFOUND: ['its name does not exist', 'check the spelling, or the DNS record of the gateway'],
  EAI_AGAIN: ['its name cannot be looked up', 'check this machine’s DNS'],
  ECONNREFUSED: ['nothing listens there', 'start the gateway, or check the port'],
  ECONNRESET: ['the connection was cut', 'check the proxy or firewall in front of the gateway'],
  ETIMEDOUT: ['it does not answer', 'open the port in the firewall between shop and gateway'],
  TimeoutError: ['it does not answer', 'open the port in the firewall between shop and gateway'],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'renew the certificate of the gateway'],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'its certificate is signed by itself',
    'use a certificate of a known authority, such as Let’s Encrypt',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for another name',
    'use the name in the certificate, or have one made for this name',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'its certificate chain is incomplete',
    'let the proxy send the intermediate certificate too (fullchain.pem)',
  ],
}

/** Whether the gateway can be reached at all, and the clocks agree. `null`: nothing more can be asked. */
export async function examineReach(patient: Patient): Promise<readonly Finding[]> {
  try {
    const asked = patient.now()
    const response = await ask(patient, '/readyz')
    await response.arrayBuffer()
    return [
      response.ok
        ? well(`the gateway answers at ${patient.gateway} and is ready`)
        : ill(
            `the gateway answers HTTP ${response.status}: it is stopping or has lost its database`,
            'read the gateway’s log; with PostgreSQL check DATABASE_URL and the server',
          ),
      examineClock(response, asked),
      await examineTls(patient),
    ]
  } catch (error) {
    const [what, cure] = explain(error)
    return [ill(`the gateway cannot be reached at ${patient.gateway}: ${what}`, cure)]
  }
}

function examineClock(response: Response, now: Date): Finding {
  const theirs = Date.parse(response.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) {
    return ill('the gateway does not say its time', 'let the proxy pass the Date header on')
  }
  const seconds = Math.round((now.getTime() - theirs) / 1_000)
  const distance = Math.abs(seconds)
  if (distance <= SKEW_LIMIT_S) return well('the clocks of shop and gateway agree')
  return ill(
    `this clock is ${distance} s ${seconds > 0 ? 'ahead of' : 'behind'} the gateway’s: selections will seem expired`,
    'set the clock by NTP (timedatectl set-ntp true) on whichever is wrong',
  )
}

async function examineTls(patient: Patient): Promise<Finding> {
  const url = new URL(patient.gateway)
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:') {
    return isLocal
      ? well('the gateway is on this machine: no TLS is needed to try it')
      : ill('the gateway is called without TLS', 'put it behind a proxy with a certificate')
  }
  const end = await patient.certificateEnd(url)
  const days = Math.floor((end.getTime() - patient.now().getTime()) / DAY_MS)
  return days >= CERTIFICATE_DAYS
    ? well(`the certificate is good for ${days} more days`)
    : ill(`the certificate ends in ${days} days`, 'renew it: automatic renewal seems not to work')
}

function explain(error: unknown): readonly [string, string] {
  const code = codeOf(error)
  return REASONS[code] ?? [code || String(error), 'check the address and the network in between']
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.name === 'TimeoutError') return error.name
  return codeOf(error.cause)
}
