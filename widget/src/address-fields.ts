import type { AddressDraft, AddressField } from './model/door-model.ts'

/** The shop's own fields by CSS selector: `{ street: '#billing_address_1', flat: '[name=flat]' }`. */
export type AddressFields = Readonly<Partial<Record<AddressField, string>>>

type Values = { readonly [Field in AddressField]?: string | undefined }

/** What the shopper typed into the shop's form already. */
export function readFields(page: Document, fields: AddressFields): AddressDraft {
  return Object.fromEntries(
    entriesOf(fields).flatMap(([name, selector]) => {
      const value = findField(page, selector)?.value.trim()
      return value ? [[name, value]] : []
    }),
  )
}

/** Puts the chosen address into the shop's form, as if it were typed there; an empty note leaves what is there. */
export function writeFields(page: Document, fields: AddressFields, address: Values): void {
  for (const [name, selector] of entriesOf(fields)) {
    const field = findField(page, selector)
    const value = address[name] ?? ''
    if (!field || field.value === value || (name === 'note' && !value)) continue
    field.value = value
    // Shops and their frameworks listen to one or the other.
    for (const type of ['input', 'change']) {
      field.dispatchEvent(new Event(type, { bubbles: true }))
    }
  }
}

function entriesOf(fields: AddressFields): readonly (readonly [AddressField, string])[] {
  // Object.entries forgets the names; `findIssues` has looked at them.
  return Object.entries(fields) as (readonly [AddressField, string])[]
}

function findField(page: Document, selector: string) {
  const found = page.querySelector(selector)
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null
}
