import type { Since } from './web-apis.ts'

/** Properties that the oldest engines have. From https://github.com/mdn/browser-compat-data */
export const oldProperties: ReadonlySet<string> = new Set(
  `align-items background border border-bottom border-bottom-color border-bottom-style border-color border-radius
  border-top border-width box-sizing clear clip color content cursor direction display flex flex-wrap float font font-family
  font-size font-style font-variant-numeric font-weight height line-height list-style margin margin-bottom
  margin-left margin-right margin-top max-height max-width min-height min-width opacity outline outline-offset
  overflow overflow-wrap overflow-y padding pointer-events position right text-align top touch-action
  unicode-bidi user-select white-space width word-break word-wrap -webkit-margin-end -webkit-margin-start
  -webkit-overflow-scrolling -webkit-user-select`.split(/\s+/),
)

/** Selectors' words, functions and conditions that the oldest engines have. */
export const oldWords: ReadonlySet<string> = new Set([
  '::after',
  '::before',
  ':active',
  ':empty',
  ':focus',
  'calc()',
  'rect()',
  'var()',
  'min-height',
])

/** What is younger, since when, and what is seen without it. */
export const youngerCss: Readonly<Record<string, readonly [since: Since, without: string]>> = {
  'accent-color': [[93, 15.4], 'Radio buttons in the system’s colour.'],
  'color-scheme': [[81, 13], 'Light scroll bars in a dark field.'],
  'field-sizing': [[123, 26.2], 'A long draft scrolls in its box.'],
  'margin-inline-end': [[69, 12.1], 'Its older name stands beside it.'],
  'margin-inline-start': [[69, 12.1], 'Its older name stands beside it.'],
  'overscroll-behavior': [[63, 16], 'At its end a conversation hands the scrolling on to the page.'],
  resize: [[18, Number.POSITIVE_INFINITY], 'The box for a message keeps its height.'],
  'scroll-margin-bottom': [[69, 14.5], 'The button stands at the very edge above a soft keyboard.'],
  ':focus-visible': [[86, 15.4], 'The browser’s own ring.'],
  'min()': [[79, 11.1], 'Behind @supports: a number in very large letters scrolls in its box.'],
  'prefers-color-scheme': [[76, 13], 'Light.'],
  'forced-colors': [[89, 16], 'Such engines force no colours.'],
}
