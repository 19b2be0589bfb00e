import { readFields, writeFields } from './address-fields.ts'
import type { ChoiceModel } from './model/choice-model.ts'
import type { CheckoutOptions } from './options.ts'

/** Takes the address over from the shop's own form, and gives it back when the shop asks for it. */
export function joinFields(
  { door, selection }: ChoiceModel,
  { fields, writesFields }: CheckoutOptions,
): void {
  if (!fields) return
  const known = readFields(document, fields)
  door.prefill(known)
  if (!writesFields) return
  selection.subscribe(() => {
    const { value: now } = selection
    if (now.state === 'done' && now.choice.address) {
      // A comment that was typed into the shop's form since then is not ours to replace.
      const note = door.note.value === known.note ? '' : door.note.value
      writeFields(document, fields, { ...now.choice.address, note })
    }
  })
}
