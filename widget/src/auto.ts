import { defineElement } from './element.ts'

// The one entry with an effect: loading it is asking for the element.
defineElement()

export { defineElement } from './element.ts'
export { mount } from './mount.tsx'
