/** The simulator's own controls, over HTTP. */
export function createControl(url: string) {
  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url}/control${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response.status === 204 ? null : response.json()
  }
  return {
    get: (path: string) => call('GET', path),
    send: async (method: string, path: string, body?: object) => {
      await call(method, path, body)
    },
  }
}

/** What the courier offers before a scenario takes it away. */
export function levelsOf(tenants: unknown): unknown {
  // The simulator's own answer, kept whole to be given back.
  const known = tenants as
    | Record<string, { serviceLevels: unknown }>
    | { extra: string; serviceLevels: unknown }[]
  return Array.isArray(known)
    ? known.find(({ extra }) => extra === '8814')?.serviceLevels
    : known['8814']?.serviceLevels
}
