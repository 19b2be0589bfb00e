/** A style sheet as text: it goes into the shadow root, not into the page. */
declare module '*.css?inline' {
  const css: string
  // biome-ignore lint/style/noDefaultExport: the form in which Vite gives a style sheet
  export default css
}
