import type { Stage } from '../../../extras/pictures/stage.ts'

/** In whose light, and in which direction, a field is drawn. */
export interface Look {
  readonly scheme: 'light' | 'dark'
  readonly direction: 'ltr' | 'rtl'
}

export const looks: readonly Look[] = [
  { scheme: 'light', direction: 'ltr' },
  { scheme: 'dark', direction: 'ltr' },
  { scheme: 'light', direction: 'rtl' },
  { scheme: 'dark', direction: 'rtl' },
]

/** The workbench's phone without what is around its screen, and tall enough for every state. */
export const unframed =
  'body .device { position: relative; z-index: 9; width: max-content; height: auto; border-radius: 0 } body .device-bar { display: none } body #field { height: 2400px; flex: none } body .phone-bell { visibility: hidden }'

export async function setLook({ page, field }: Stage, { scheme, direction }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await field.locator('html').evaluate((_, dir) => {
    for (const area of document.querySelectorAll('#call-area, #panel')) area.setAttribute('dir', dir)
  }, direction)
}

/** In CSS pixels. */
export async function setWidth({ page }: Stage, width: number): Promise<void> {
  await page.locator('#field').evaluate((frame, px) => {
    frame.style.width = `${px}px`
  }, width)
}

/** Draws every letter twice as large, as a device's setting for large text does. */
export async function drawLarge({ field }: Stage): Promise<void> {
  await field.locator('html').evaluate(() => {
    const areas = document.querySelectorAll<HTMLElement>('.field > *, #message-text')
    const sizes = [...areas].map((area) => Number.parseFloat(getComputedStyle(area).fontSize))
    areas.forEach((area, position) => {
      area.style.fontSize = `${2 * (sizes[position] ?? 0)}px`
    })
  })
}
