export { provide } from '../kit.ts'
export { PointsBrowser } from './points-browser.tsx'
export { styles } from './styles.ts'
