import fc from 'fast-check'

/** Before these stand the halves of pairs, which are no characters by themselves. */
const pairs = 0xd800
const halves = 0x800

/** A text of any characters at all. The one of the library lists all 1.1 million of them before the first run. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.integer({ min: 0, max: 0x10ffff - halves }).map((point) => String.fromCodePoint(point < pairs ? point : point + halves)),
    maxLength,
  })
