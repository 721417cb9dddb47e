export interface Captioned {
  /** Plain text without markup. */
  readonly caption: string
  readonly png: Buffer
}

/** Of the page, in CSS pixels: pictures are shown at a third of their size, and can still be read. */
export function sheetWidth(columns: number): number {
  return columns * (pictureWidth + gap) + gap
}

const pictureWidth = 240
const gap = 24

/** A page with pictures in columns, each under its caption. */
export function contactSheet(pictures: readonly Captioned[], columns: number): string {
  const figures = pictures.map(
    ({ caption, png }) =>
      `<figure><figcaption>${caption}</figcaption><img alt="" src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  )
  return `<!DOCTYPE html>
<meta charset="utf-8">
<style>
  body { margin: 0; padding: ${gap}px; columns: ${columns}; column-gap: ${gap}px; background: #e6eaef; font: 14px Roboto, system-ui, sans-serif; color: #56646f }
  figure { margin: 0 0 ${gap}px; break-inside: avoid }
  figcaption { margin-bottom: 6px }
  img { display: block; width: 100%; background: #fff }
</style>
${figures.join('\n')}`
}
