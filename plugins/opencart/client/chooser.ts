import {
  describeOffering,
  describeShop,
  fallbackOf,
  loadWidget,
  type MethodOffer,
  readChoice,
} from '../../client/widget-element.ts'
import type { State } from './page.ts'

const COMMENT = 'textarea[name="comment"]'

/** The inside of one of our methods: a widget of its own, so that going to another and back loses nothing. */
export interface Chooser {
  readonly root: HTMLElement
  /** What is chosen now; `''`: nothing yet. */
  readonly token: string
  describe(state: State, offer: MethodOffer): void
  complain(problem: string): void
}

export interface ChooserOptions {
  readonly code: string
  /** Address of the widget's module, on the shop's own origin. */
  readonly widget: string
  readonly onToken: (token: string) => void
}

export function createChooser(options: ChooserOptions): Chooser {
  const root = document.createElement('div')
  root.className = 'courier-chooser'
  const problemLine = document.createElement('p')
  problemLine.className = 'courier-chooser-problem'
  problemLine.setAttribute('role', 'alert')
  const widget = document.createElement('courier-checkout')
  // Two widgets of one page are told apart by their names.
  widget.setAttribute('name', `courier-${options.code}`)
  let token = ''

  widget.addEventListener('courier-change', (event) => {
    token = readChoice(event).token
    problemLine.textContent = ''
    options.onToken(token)
  })
  // The form around it is the shop's: what is typed and pressed in here is not meant for it.
  root.addEventListener('change', (event) => event.stopPropagation())
  root.append(problemLine)
  loadWidget(options.widget)

  return {
    root,
    get token() {
      return token
    },
    describe(state, offer) {
      const { cart, town } = state
      describeShop(widget, state, COMMENT)
      describeOffering(widget, { cart, town, offers: [offer], fallback: fallbackOf([offer]) })
      // Late, so that the widget starts with all it has to know.
      if (!widget.isConnected) root.append(widget)
    },
    complain(problem) {
      problemLine.textContent = problem
    },
  }
}
