// Numbers mean little alone. These say whether the words near a number make it what it looks like.

/** Whether a pattern stands in the text shortly before a place. */
export const before = (text: string, at: number, distance: number, pattern: RegExp): boolean =>
  pattern.test(text.slice(Math.max(0, at - distance), at))

/** Whether a pattern stands in the text shortly after a place. */
export const following = (text: string, at: number, distance: number, pattern: RegExp): boolean =>
  pattern.test(text.slice(at, at + distance))

const letterOrDigit = /[\p{L}\p{N}]/u

/** Whether a match stands apart from the letters and digits around it. */
export const standsAlone = (text: string, start: number, end: number): boolean =>
  !letterOrDigit.test(text.charAt(start - 1)) && !letterOrDigit.test(text.charAt(end))

// A number of a thing or a sum of money, right before the digits.
const ofAThing =
  /(?:order|bestel|factuur|polis|klant|artikel|referentie|product|serie|kvk|kvk-|inkoop|debiteur|offerte|project|track|barcode|btw|rsin|agb|isbn|ean|model|subsidie|volg|ticket|pin|(?<!meld)code|budget|bedrag|rekening|kamer van koophandel)(?:[\p{L}-]{0,16}(?:nummer|nr\.?|code)|ing|ling|en|s|-)?[^\p{L}]{0,4}(?:is |was |nummer |nr\.? |no\.? |van |met |met nummer |onder )?[^\p{L}\p{N}]{0,3}$/iu
const money = /(?:€|eur|euro|\$)\s*$/iu

/** Whether the words before say that a number is of an order, an invoice or money. */
export const isOfAThing = (text: string, at: number): boolean => before(text, at, 48, ofAThing) || before(text, at, 8, money)
