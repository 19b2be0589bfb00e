import { type CSSProperties, createElement, type ReactElement, useEffect, useRef } from 'react'
import {
  type Callbacks,
  type CheckoutChange,
  type CheckoutProblem,
  defineElement,
} from '../index.ts'
import { type ElementOptions, writeAttributes } from './write-attributes.ts'

export type { Callbacks, CheckoutChange, CheckoutProblem, ElementOptions }

export interface CourierCheckoutProps extends ElementOptions, Callbacks {
  readonly id?: string
  readonly className?: string
  readonly style?: CSSProperties
}

/**
 * `<courier-checkout>` as a React component: a form field whose value is the selection token. On a server
 * it draws the empty element. Pass `cart` and the rest as they are now: only changes reach the element.
 */
export function CourierCheckout(props: CourierCheckoutProps): ReactElement {
  const element = useRef<HTMLElement>(null)
  const current = useRef(props)
  current.current = props

  useEffect(() => {
    if (element.current) writeAttributes(element.current, props)
  })
  useEffect(() => {
    const heard = new AbortController()
    const hear = (type: string, tell: (event: Event) => void) =>
      element.current?.addEventListener(type, tell, { signal: heard.signal })
    hear('courier-ready', () => current.current.onReady?.())
    hear('courier-change', (event) => current.current.onChange?.(detailOf(event)))
    hear('courier-error', (event) => current.current.onError?.(detailOf(event)))
    // With its attributes written and somebody listening.
    defineElement()
    return () => heard.abort()
  }, [])

  const { id, className, style } = props
  // React 18 knows `class` on a custom element, React 19 both.
  return createElement('courier-checkout', { ref: element, id, class: className, style })
}

/** Our element's own events: their details are typed in events.ts. */
function detailOf<T>(event: Event): T {
  return (event as CustomEvent<T>).detail
}
