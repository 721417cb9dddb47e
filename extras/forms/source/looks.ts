/** What a row is, told by its type, and the colour that tells it at a glance. The first that fits is taken. */
const kinds: readonly (readonly [is: string, colour: string])[] = [
  [`OR(LEFT($A1,6)="begin ",LEFT($A1,4)="end ")`, '#D9D2E9'],
  [`$A1="note"`, '#EFEFEF'],
  [`OR($A1="calculate",$A1="calculate_here")`, '#D9EAD3'],
  [`LEFT($A1,7)="select_"`, '#FCE5CD'],
  [`OR($A1="text",$A1="integer",$A1="decimal",$A1="date",$A1="datetime",$A1="time")`, '#FFF2CC'],
  [`OR($A1="start",$A1="end",$A1="deviceid",$A1="username",$A1="caseid",$A1="phonenumber")`, '#D0E0E3'],
]

/** As many rows as SurveyCTO's own template colours: designers add theirs below. */
const rows = 1000

/**
 * Colours for the worksheet `survey`, which follow the type that a designer writes, and strike through what is disabled.
 *
 * @param width how many columns there are
 * @param disabled which of them says that a row is disabled, from 1
 */
export function looksOf(width: number, disabled: number) {
  const cellRange = { from: { row: 1, column: 1 }, to: { row: rows, column: width } }
  const crossedOut = {
    cellRange,
    condition: { formula: `$${letterOf(disabled)}1="yes"` },
    style: { textColor: '#999999', textDecoration: { strikethrough: true } },
  }
  const coloured = kinds.map(([formula, backgroundColor]) => ({
    cellRange,
    condition: { formula },
    style: { backgroundColor },
  }))
  return [crossedOut, ...coloured]
}

/** `A` for 1 up to `ZZ`. */
function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? letterOf(Math.floor((column - 1) / 26)) + letter : letter
}
