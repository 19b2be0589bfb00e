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

/**
 * Ways through `diff` that only classes, contexts, markup as a string and components that throw promises
 * take: as Preact has them once the names above are gone, and what is left of each.
 */
const WAYS: readonly (readonly [from: string, to: string])[] = [
  ['M=F.prototype&&F.prototype.render,I=(s=void 0)&&i[s.__c],P=s?I?I.props.value:s.__:i,', ''],
  ['M?u.__c=p=new F(x,P):(u.__c=p=new C(x,P),', '(u.__c=p=new C(x),'],
  [',I&&I.sub(p)', ''],
  ['M&&null==p.__s&&(p.__s=p.state),', ''],
  [
    'H=0,M)p.state=p.__s,p.__d=!1,A&&A(u),s=p.render(p.props,p.state,p.context),w.push.apply(p.__h,p._sb),p._sb=[];else do',
    'H=0,1)do',
  ],
  ['p.context=P,', ''],
  ['128&t.__u&&(c=!!(32&t.__u),o=[f=u.__e=t.__e]),', ''],
  [
    'if(n.then){for(u.__u|=c?160:128;f&&8==f.nodeType&&f.nextSibling;)f=f.nextSibling;null!=o&&(o[o.indexOf(f)]=null),u.__e=f}else if(null!=o)',
    'if(null!=o)',
  ],
  ['n.then||B(u),', 'B(u),'],
  [',128&u.__u?void 0:f', ',f'],
  [
    'if(h)c||p&&(h.__html==p.__html||h.__html==u.innerHTML)||(u.innerHTML=h.__html),t.__k=[];else if(p&&(u.innerHTML=""),L(',
    'if(L(',
  ],
  ['"dangerouslySetInnerHTML"==s?p=y:', ''],
  ['"dangerouslySetInnerHTML"==s?h=y:', ''],
]

/** Preact without what no component here has. Another version may need other ways: the build says so. */
export const preactToday: Plugin = {
  name: 'preact-today',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/preact\/(jsx-runtime\/)?dist\//.test(id)) return null
    const today = code.replace(READ, 'void 0')
    return id.includes('/preact.module.js') ? cut(today) : today
  },
}

function cut(code: string): string {
  return WAYS.reduce((rest, [from, to]) => {
    if (!rest.includes(from)) throw new Error(`this version of Preact has no ${from}`)
    return rest.replace(from, to)
  }, code)
}
