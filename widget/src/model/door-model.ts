import type { DeliveryWindow, DoorAddress } from '@courier-checkout/api-client/contract'
import { computed, signal } from '../signal.ts'

export type AddressField = Exclude<keyof DoorAddress, 'postcode'> | 'note'
export type AddressDraft = Partial<Record<AddressField, string>>

/** As long as a selection token can carry. Source: CourierNote of the contract. */
export const NOTE_LENGTH = 200
const REQUIRED = ['street', 'house'] as const

export type DoorModel = ReturnType<typeof createDoorModel>

/** The address at the door as it is typed, and the day and hours wished for. */
export function createDoorModel(kept: AddressDraft | undefined) {
  const draft = signal<AddressDraft>(kept ?? {})
  const window = signal<DeliveryWindow | undefined>(undefined)
  const isChecked = signal(false)
  /** Fields that still need something, once the shopper tried to go on. */
  const missing = computed(() =>
    isChecked.value ? REQUIRED.filter((field) => !draft.value[field]?.trim()) : [],
  )
  /** `null` while something is missing. */
  const address = computed(() => toAddress(draft.value))
  /** What is asked of the driver; no part of the address. The shop's own comment may be longer. */
  const note = computed(() => draft.value.note?.trim().slice(0, NOTE_LENGTH) ?? '')

  return {
    draft,
    window,
    isChecked,
    missing,
    address,
    note,

    /** Fills in what is known from elsewhere; what was typed here stays. */
    prefill(known: AddressDraft) {
      draft.value = { ...known, ...draft.value }
    },

    type(field: AddressField, text: string) {
      draft.value = { ...draft.value, [field]: text }
    },
  }
}

function toAddress({ note: _, ...parts }: AddressDraft): DoorAddress | null {
  const filled = Object.entries(parts).flatMap(([field, text]) =>
    text.trim() ? [[field, text.trim()]] : [],
  )
  const { street, ...rest }: Partial<DoorAddress> = Object.fromEntries(filled)
  return street && rest.house ? { street, ...rest } : null
}
