/** The scenarios' words for the statuses of a fresh OpenCart. */
const IDS: Readonly<Record<string, string>> = {
  pending: '1',
  processing: '2',
  'on-hold': '3',
  completed: '5',
  cancelled: '7',
  failed: '10',
  // Nothing in OpenCart says "paid": the merchant chose this one.
  paid: '15',
}

export const PAID = '15'

export function statusId(word: string): string {
  const id = IDS[word]
  if (!id) throw new Error(`no status ${word}`)
  return id
}

export function statusWord(id: string): string {
  return Object.entries(IDS).find(([, known]) => known === id)?.[0] ?? id
}

/** Settings in the scenarios' words, as this shop keeps them. */
export function translate(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own: Record<string, unknown> = { ...settings }
  const statuses = settings['autoSendStatuses']
  if (Array.isArray(statuses)) own['autoSendStatuses'] = statuses.map(statusId)
  const failure = settings['failureStatus']
  if (typeof failure === 'string' && failure) own['failureStatus'] = statusId(failure)
  const map = settings['statusMap']
  if (typeof map === 'object' && map !== null) {
    own['statusMap'] = Object.fromEntries(
      Object.entries(map).map(([word, status]) => [word, statusId(String(status))]),
    )
  }
  const fields = settings['fieldMap']
  if (typeof fields === 'object' && fields !== null) {
    own['fieldMap'] = Object.fromEntries(
      Object.entries(fields).map(([field, from]) => [
        field,
        String(from).replace(/^billing_/, 'shipping_'),
      ]),
    )
  }
  return own
}
