import fc from 'fast-check'

/** A number as people write it: often whole, else too short, too long, or without its country code. */
export const writtenNumber: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('+', '+', '00', '0', ''), fc.stringMatching(/^[1-9]([ .-]?[0-9]){4,16}$/))
  .map((parts) => parts.join(''))
