export { PointsBrowser } from './points-browser.tsx'
export { styles } from './styles.ts'
