// Signs that mean the same and are written otherwise: by a word processor, by a phone, in a table that was pasted.
const spaces = /[\t\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/g
const dashes = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const wide = /[\uff01-\uff5e]/g
// Between letters and digits an underscore or a bar stands where others put a hyphen.
const joints = /(?<=[\p{L}\p{N}])[_|](?=[\p{L}\p{N}])/gu
// The letter O for a nought and the l or I for a one, where nothing but digits stand beside them.
const noughts =
  /(?<=\d)[Oo]{1,3}(?=[ .-]?\d|(?![\p{L}\p{N}]))|(?<=\d[ .-])[Oo]{1,2}(?=[ .-]?\d{2}|(?![\p{L}\p{N} ]))|(?<![\p{L}\p{N}])[Oo](?=6[ .-]?\d|\d{2})/gu
const ones = /(?<![\p{L}\p{N}])[lI](?=\d[-/.]\d|\d{8}(?!\d))|(?<=\d{2}[ .-]?)[lI](?=\d{1,2}(?![\p{L}\d]))/gu

/** The text with plain signs, each in its own place: a number is a number, however it was typed. */
export const plainSigns = (text: string): string =>
  text
    .replace(spaces, ' ')
    .replace(dashes, '-')
    .replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(joints, '-')
    .replace(noughts, (signs) => '0'.repeat(signs.length))
    .replace(ones, '1')
