/*
 * How a stylesheet is made, as a piece of an address: the numbers of the files in their order, and for each condition in
 * those files, in turn, whether it holds.
 */

const mostFiles = 255

/** Writes a recipe; at most 255 files. */
export function writeRecipe(files: readonly number[], answers: readonly boolean[]): string {
  if (files.length > mostFiles) throw new Error(`a page with ${files.length} stylesheets`)
  const begin = 1 + 2 * files.length
  const bytes = Buffer.alloc(begin + Math.ceil(answers.length / 8))
  bytes[0] = files.length
  for (const [at, file] of files.entries()) bytes.writeUInt16BE(file, 1 + 2 * at)
  for (const [at, holds] of answers.entries()) if (holds) bytes[begin + (at >> 3)] = (bytes[begin + (at >> 3)] ?? 0) | (1 << (at & 7))
  return bytes.toString('base64url')
}

/** Reads a recipe, whatever somebody made of it: what is not there holds not. */
export function readRecipe(recipe: string): { files: number[]; answers: Iterator<boolean> } {
  const bytes = Buffer.from(recipe, 'base64url')
  const count = Math.min(bytes[0] ?? 0, Math.floor((bytes.length - 1) / 2))
  const files = Array.from({ length: Math.max(0, count) }, (_, at) => bytes.readUInt16BE(1 + 2 * at))
  return { files, answers: answersIn(bytes.subarray(1 + 2 * files.length)) }
}

function* answersIn(bytes: Buffer): Generator<boolean, false> {
  for (const byte of bytes) for (let bit = 0; bit < 8; bit++) yield (byte & (1 << bit)) !== 0
  return false
}
