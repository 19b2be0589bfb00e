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

type Way = readonly [from: string, to: string]

/**
 * Ways that only classes, contexts, error boundaries, markup as a string, components that throw promises,
 * hydration, drawings (SVG, MathML) and a few elements take which are not used here: as Preact has them once
 * the names above are gone, and what is left of each.
 */
const WAYS: readonly Way[] = [
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
  [
    'for(var i,r,o;l=l.__;)if((i=l.__c)&&!i.__)try{if((r=i.constructor)&&null!=void 0&&(i.setState(void 0(n)),o=i.__d),null!=void 0&&(void 0(n,t||{}),o=i.__d),o)return i.__E=i}catch(l){n=l}throw n',
    'throw n',
  ],
  ['if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(n){l.__e(n,u)}', ''],
  ['C.prototype.forceUpdate=function(n){this.__v&&(this.__e=!0,n&&this.__h.push(n),A(this))},', ''],
  [
    't==document&&(t=document.documentElement),l.__&&l.__(u,t),o=(r="function"==typeof i)?null:i&&i.__k||t.__k,',
    'o=t.__k,',
  ],
  [
    '(!r&&i||t).__k=k(S,null,[u]),o||d,d,t.namespaceURI,!r&&i?[i]:o?null:t.firstChild?n.call(t.childNodes):null,e,!r&&i?i:o?o.__e:t.firstChild,r,f)',
    't.__k=x(S,{children:[u]},null,null,null),o||d,d,null,null,e,o?o.__e:null,!1,f)',
  ],
  ['n.__P.namespaceURI,32&u.__u?[t]:null,', 'null,null,'],
  ['!!(32&u.__u),r)', '!1,r)'],
  [
    'if(e.length=h,u.__v=null,c||null!=o){if(null!=o)for(j=o.length;j--;)b(o[j])}else u.__e=t.__e;',
    'e.length=h,u.__v=null,u.__e=t.__e;',
  ],
  ['else null==o&&u.__v==t.__v?', 'else u.__v==t.__v?'],
  [
    'if("svg"==x?o="http://www.w3.org/2000/svg":"math"==x?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),null!=e)for(s=0;s<e.length;s++)if((y=e[s])&&"setAttribute"in y==!!x&&(x?y.localName==x:3==y.nodeType)){u=y,e[s]=null;break}',
    '',
  ],
  [
    'u=document.createElementNS(o,x,k.is&&k),c&&(l.__m&&l.__m(t,e),c=!1),e=null}',
    'u=document.createElement(x)}',
  ],
  ['m===k||c&&u.data==k||(u.data=k)', 'm===k||(u.data=k)'],
  [
    'if(e="textarea"==x&&null!=k.defaultValue?null:e&&n.call(u.childNodes),!c&&null!=e)for(m={},s=0;s<u.attributes.length;s++)m[(y=u.attributes[s]).name]=y.value;',
    '',
  ],
  [':c&&"function"!=typeof y||m[s]===y||', ':m[s]===y||'],
  [
    'if(L("template"==t.type?u.content:u,g(v)?v:[v],t,i,r,"foreignObject"==x?"http://www.w3.org/1999/xhtml":o,e,f,e?e[0]:i.__k&&$(i,0),c,a),null!=e)for(s=e.length;s--;)b(e[s]);c&&"textarea"!=x||(',
    'L(u,g(v)?v:[v],t,i,r,o,e,f,i.__k&&$(i,0),c,a),(',
  ],
  ['"progress"==x&&null==w?u.removeAttribute("value"):', ''],
  ['(w!==u[s]||"progress"==x&&!w||"option"==x&&w!=m[s])', 'w!==u[s]'],
  [
    'if("http://www.w3.org/2000/svg"==i)l=l.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else ',
    '',
  ],
  ['"rowSpan"!=l&&"colSpan"!=l&&', ''],
  ['"popover"!=l&&', ''],
  ['"popover"==l&&1==u?"":u', 'u'],
  ['r=l!=(l=l.replace(s,"$1")),', ''],
  ['"onFocusOut"==l||', ''],
  ['n.l[l+r]=u', 'n.l[l]=u'],
  [
    'n.addEventListener(l,r?v:p,r)):n.removeEventListener(l,r?v:p,r)',
    'n.addEventListener(l,p)):n.removeEventListener(l,p)',
  ],
  ['this.l[u.type+n]', 'this.l[u.type]'],
  ['p=V(!1),v=V(!0)', 'p=V()'],
  ['s=/(PointerCapture)$|Capture$/i,', ''],
  ['||"bigint"==typeof o||o.constructor==String?', '?'],
]
const JSX_WAYS: readonly Way[] = [
  ['if("function"==typeof e&&(a=void 0))for(c in a)void 0===p[c]&&(p[c]=a[c]);', ''],
]

/** Preact without what no component here has. Another version may need other ways: the build says so. */
export const preactToday: Plugin = {
  name: 'preact-today',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/preact\/(jsx-runtime\/)?dist\//.test(id)) return null
    const today = code.replace(READ, 'void 0')
    if (id.includes('/preact.module.js')) return cut(today, WAYS)
    return id.includes('/jsxRuntime.module.js') ? cut(today, JSX_WAYS) : today
  },
}

function cut(code: string, ways: readonly Way[]): string {
  return ways.reduce((rest, [from, to]) => {
    if (!rest.includes(from)) throw new Error(`this version of Preact has no ${from}`)
    return rest.replace(from, to)
  }, code)
}
