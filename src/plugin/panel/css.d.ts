declare module '*.css' {
  /** What stands in the file; build.ts has esbuild load it as text. */
  const text: string
  export default text
}
