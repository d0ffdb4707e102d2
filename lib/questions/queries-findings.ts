import { scan } from '#lib/privacy-scan/scan.ts'

/** What the privacy scan asks about in a general answer: the fragment and why. */
export const findingsIn = (answer: { question: string; answer: string; sources: string }) =>
  scan(`${answer.question}\n${answer.answer}\n${answer.sources}`).map(({ text, reason }) => ({ text, reason }))
