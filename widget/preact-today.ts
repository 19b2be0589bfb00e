import type { Plugin } from 'vite'

/** What Preact looks for in components that are written as classes; ours are functions. */
const OF_CLASSES = [
  'componentDidCatch',
  'componentDidMount',
  'componentDidUpdate',
  'componentWillMount',
  'componentWillReceiveProps',
  'contextType',
  'debounceRendering',
  'defaultProps',
  'getChildContext',
  'getDerivedStateFromError',
  'getDerivedStateFromProps',
  'getSnapshotBeforeUpdate',
]
/** `x.y.componentDidMount`, unless something is written to it. */
const READ = new RegExp(`(?<![\\w.)])[\\w.]+\\.(?:${OF_CLASSES.join('|')})\\b(?!\\s*=[^=])`, 'g')

/** Preact without classes, and without the markup that nobody here may set. */
export const preactToday: Plugin = {
  name: 'preact-today',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/preact\/(jsx-runtime\/)?dist\//.test(id)) return null
    return code.replace(READ, 'void 0').replace(/"dangerouslySetInnerHTML"==\w+/g, 'false')
  },
}
