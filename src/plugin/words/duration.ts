/// <reference lib="es2020.intl" />
/**
 * A duration as the language writes it, in figures that are read everywhere; undefined where the device cannot say
 * it (Chrome before 77, Safari before 14.1) or does not know the language.
 * https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Intl/NumberFormat/NumberFormat#style_2
 */
export function showDurationIn(locale: string, seconds: number): string | undefined {
  const minutes = Math.floor(seconds / 60)
  try {
    // A device without the language would take its own.
    if (Intl.NumberFormat.supportedLocalesOf(locale).length === 0) return undefined
    const parts = [format(locale, 'second', seconds % 60)]
    return (minutes > 0 ? [format(locale, 'minute', minutes), ...parts] : parts).join(' ')
  } catch {
    return undefined
  }
}

function format(locale: string, unit: 'minute' | 'second', value: number): string {
  const style = { style: 'unit', unit, unitDisplay: 'short' } as const
  // The figures are in the tag, as the option for them is not known wherever units are.
  return new Intl.NumberFormat(`${locale}-u-nu-latn`, style).format(value)
}
