import { isIPv6 } from 'node:net'

/** Who asks, as far as addresses go. A call's context is one. */
export interface Visitor {
  readonly req: { header(name: string): string | undefined }
  /** Where the Node adapter keeps the connection. */
  readonly env: unknown
}

/**
 * The address limits are counted by. Behind `trustedProxies` proxies it is the entry that the
 * outermost of them wrote; further left stands whatever the client invented.
 */
export function createAddressOf(trustedProxies: number): (visitor: Visitor) => string {
  return (visitor) => {
    const forwarded = visitor.req.header('x-forwarded-for')?.split(',') ?? []
    const told = trustedProxies > 0 ? forwarded.at(-trustedProxies)?.trim() : undefined
    return toNetwork(told || findSocketAddress(visitor.env))
  }
}

/** The Node adapter puts the connection into `env`; in-process calls have none. */
function findSocketAddress(env: unknown): string {
  const incoming = isRecord(env) ? env['incoming'] : undefined
  const socket = isRecord(incoming) ? incoming['socket'] : undefined
  const address = isRecord(socket) ? socket['remoteAddress'] : undefined
  return typeof address === 'string' ? address : 'local'
}

/** A household has a whole /64 of the newer addresses. */
function toNetwork(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
