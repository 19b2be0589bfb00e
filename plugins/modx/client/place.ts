/** Below the list of deliveries, whose last input is `last`: where widgets stand, and what is said of them. */
export function createPlace(last: Element | undefined, listOf: (last: Element) => Element | null) {
  const element = document.createElement('div')
  element.className = 'courier-place'
  const said = document.createElement('div')
  said.className = 'courier-said'
  said.setAttribute('role', 'alert')
  element.append(said)
  if (last) listOf(last)?.after(element)
  return {
    element,
    say(text: string): void {
      said.textContent = text
    },
  }
}
