// What the plugin and WordPress answer, in the form that the tests hold our own plugin to.

interface Finding {
  readonly code: string
  readonly ok: boolean
}

/** What the check of the connection found. */
export function findingsOf(json: unknown): readonly Finding[] {
  return (json as { findings: readonly Finding[] }).findings
}

/** The code of the first town that was found. */
export function townCodeOf(json: unknown): string {
  return (json as { towns: readonly { readonly code: string }[] }).towns[0]?.code ?? ''
}

/** Where WordPress goes on when an archive is of a plugin that it has. */
export function linkToOverwrite(html: string): string {
  const [, href = ''] = /href="([^"]*overwrite=[^"]*)"/.exec(html) ?? []
  return href.replaceAll('&#038;', '&').replaceAll('&amp;', '&')
}
