import type { DoorAddress, Payment } from '@courier-checkout/api-client/contract'
import type { Customer } from './order.ts'

/** What the buyer filled in, as text; kept when the form is shown again. */
export interface CheckoutForm {
  readonly formKey: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly payment: Payment
  readonly token: string
  /** The shop's own delivery fields, for a checkout without the chooser. */
  readonly town: string
  readonly street: string
  readonly house: string
  readonly flat: string
}

export type FormIssue = 'name' | 'phone' | 'email' | 'town' | 'street'

export function readForm(fields: Readonly<Record<string, unknown>>): CheckoutForm {
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' ? value.trim().slice(0, 200) : ''
  }
  const token = fields['courier_selection']
  return {
    formKey: text('form_key'),
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    payment: toPayment(text('payment')),
    token: typeof token === 'string' ? token : '',
    town: text('town'),
    street: text('street'),
    house: text('house'),
    flat: text('flat'),
  }
}

export function toPayment(text: string): Payment {
  return text === 'cash' || text === 'card' ? text : 'none'
}

export function findFormIssues(form: CheckoutForm): readonly FormIssue[] {
  const issues: FormIssue[] = []
  if (form.name === '') issues.push('name')
  if (form.phone.replace(/\D/g, '').length < 10) issues.push('phone')
  if (form.email !== '' && !/^\S+@\S+$/.test(form.email)) issues.push('email')
  if (form.token !== '') return issues
  if (form.town === '') issues.push('town')
  if (form.street === '') issues.push('street')
  return issues
}

export function toCustomer({ name, phone, email }: CheckoutForm): Customer {
  return { name, phone, email }
}

export function toAddress({ street, house, flat }: CheckoutForm): DoorAddress {
  return { street, ...(house && { house }), ...(flat && { flat }) }
}
