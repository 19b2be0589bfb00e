import type { CheckoutOptions } from '../options.ts'
import base from './base.css?inline'

const sheets = new Map<string, CSSStyleSheet>()

/** Puts the styles into the shadow root; no style element, so `style-src 'self'` is enough. */
export function adoptStyles(root: ShadowRoot, theme: CheckoutOptions['theme']): void {
  adopt(root, base)
  const scheme = theme === 'light' || theme === 'dark' ? theme : ''
  if (root.host instanceof HTMLElement) root.host.style.colorScheme = scheme
}

/** One sheet per text, shared by all widgets of the page. */
export function adopt(root: ShadowRoot, css: string): void {
  const sheet = sheets.get(css) ?? new CSSStyleSheet()
  if (!sheets.has(css)) {
    sheet.replaceSync(css)
    sheets.set(css, sheet)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }
}
