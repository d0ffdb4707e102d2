// Signs that mean the same and are written otherwise: by a word processor, by a phone, in a table that was pasted.
const spaces = /[\t\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/g
const dashes = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const wide = /[\uff01-\uff5e]/g
// Between letters and digits an underscore stands where others put a hyphen; between digits a bar as well.
const joints = /(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])|(?<=\d)\|(?=\d)/gu
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

// Also one that is named in a sentence: words with lines between them, with what kind of file it is behind them.
const fileName =
  /(?<![\p{L}\p{N}@/._-])[\p{L}\p{N}][\p{L}\p{N}_.()&+-]{2,120}?(?:\.(?:docx?|pdf|xlsx?|pptx?|msg|eml|jpe?g|png|csv|zip|txt|odt|rtf|heic|mp[34]|m4a|tiff?|vcf|json|xml)(?![\p{L}\p{N}@]))|(?<![\p{L}\p{N}@/._-])\p{L}[\p{L}\p{N}()&+-]{2,40}(?:_[\p{L}\p{N}()&+-]{1,40}){1,8}(?![\p{L}\p{N}@_.])/gu
const ending = /\.\p{L}[\p{L}\p{N}]{1,3}$/u
// A line beside a word of three letters parts words; between digits and single letters it is part of a number.
const parting = /(?<=\p{L}{3})[_+-](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[_+-](?=\p{L}{3})|(?<=\d{4})_(?=\d)/gu

/** The text with spaces in the names of files, so that the words in them are words. */
export const openFileNames = (text: string): string =>
  text.replace(fileName, (name) => name.replace(ending, (end) => ' '.repeat(end.length)).replace(parting, ' '))
