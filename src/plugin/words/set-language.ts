/** Tells the browser how an area of the page is written, and a screen reader how it is read. */
export function setLanguage(
  area: HTMLElement,
  { code, isRightToLeft }: { code: string; isRightToLeft: boolean },
): void {
  const dir = isRightToLeft ? 'rtl' : 'ltr'
  // A browser goes through all that is in the area, even where nothing changes.
  if (area.lang !== code) area.lang = code
  if (area.dir !== dir) area.dir = dir
}
