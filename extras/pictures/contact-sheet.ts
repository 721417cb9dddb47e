/** A page with pictures in four columns, each under its caption. */
export function contactSheet(pictures: ReadonlyArray<{ caption: string; png: Buffer }>): string {
  const figures = pictures.map(
    ({ caption, png }) =>
      `<figure><figcaption>${caption}</figcaption><img alt="" src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  )
  return `<!DOCTYPE html>
<meta charset="utf-8">
<style>
  body { margin: 0; padding: 24px; columns: 4; column-gap: 24px; background: #e6eaef; font: 14px Roboto, system-ui, sans-serif; color: #56646f }
  figure { margin: 0 0 24px; break-inside: avoid }
  figcaption { margin-bottom: 6px }
  img { display: block; width: 100%; background: #fff }
</style>
${figures.join('\n')}`
}
