import css from './inside.css?inline'

/** For the shadow root, once it is drawn. */
export const styles: string = css
