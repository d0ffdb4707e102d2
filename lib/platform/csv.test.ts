import { describe, expect, test } from 'vitest'
import { csvField, csvFile } from './csv.ts'

describe('A CSV file', () => {
  test.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =cmd', '|calc', '%0A'])('takes the power out of %j', (text) => {
    expect(csvField(text).replace(/^"/, '')).toMatch(/^'/)
  })
  test('keeps quotes, semicolons and line ends inside their field', () => {
    expect(csvField('a"b;c\nd')).toBe('"a""b;c\nd"')
    expect(
      csvFile(
        ['x', 'y'],
        [
          ['een', 2],
          [null, 'gewoon'],
        ],
      ),
    ).toBe('\uFEFFx;y\r\neen;2\r\n;gewoon\r\n')
  })
})
