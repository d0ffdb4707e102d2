// The second set, that was held out and is open now, as it was written: with marks. It stands in files of code and not in a text file because its
// passages have line breaks, as notes have.
import { cleanFigures } from './held-out-2-clean-figures.ts'
import { cleanWords } from './held-out-2-clean-words.ts'
import { lessons } from './held-out-2-lessons.ts'
import { numbers } from './held-out-2-numbers.ts'
import { people } from './held-out-2-people.ts'
import { reach } from './held-out-2-reach.ts'
import { situations } from './held-out-2-situations.ts'

/** The texts of the second set: sentences with hard negatives among them, and lesson text in which there is nothing to find. */
export const heldOut2 = { sentences: [...numbers, ...reach, ...people, ...situations, ...cleanFigures, ...cleanWords], lessons }
