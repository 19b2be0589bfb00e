import css from './map.css?inline'

/** For the shadow root, once the map is in it. */
export const styles: string = css
