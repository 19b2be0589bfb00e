import type { ChooserSetup } from './shop/pages/checkout.ts'

const ENTRY = 'courier-checkout.js'

/**
 * Asks the gateway which version of the chooser is in force and what its entry must hash to. The last
 * good answer is kept: while the gateway is away, the page still names the script and sees it fail.
 */
export function createWidgetFinder(
  gatewayUrl: string,
  fetch: typeof globalThis.fetch,
): () => Promise<ChooserSetup['script'] | null> {
  let known: ChooserSetup['script'] | null = null
  return async () => {
    try {
      const response = await fetch(`${gatewayUrl}/widget/integrity.json`, {
        signal: AbortSignal.timeout(1_500),
      })
      known = toScript(gatewayUrl, await response.json()) ?? known
    } catch (error) {
      // Away, slow, or not the gateway: the page must be shown all the same.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error
    }
    return known
  }
}

function toScript(gatewayUrl: string, answer: unknown): ChooserSetup['script'] | null {
  if (typeof answer !== 'object' || answer === null) return null
  const version: unknown = Reflect.get(answer, 'version')
  const files: unknown = Reflect.get(answer, 'files')
  if (typeof version !== 'string' || typeof files !== 'object' || files === null) return null
  const integrity: unknown = Reflect.get(files, ENTRY)
  if (typeof integrity !== 'string') return null
  return { url: `${gatewayUrl}/widget/${version}/${ENTRY}`, integrity }
}
