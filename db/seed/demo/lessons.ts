import type { DemoLesson } from '#db/seed/demo/lesson-type.ts'
import { lessonsAmsterdamUtrecht } from '#db/seed/demo/lessons-amsterdam-utrecht.ts'
import { lessonsBrabant } from '#db/seed/demo/lessons-brabant.ts'
import { lessonsDoubles } from '#db/seed/demo/lessons-doubles.ts'
import { lessonsFlevolandZaanstreek } from '#db/seed/demo/lessons-flevoland-zaanstreek.ts'
import { lessonsFoodvalleyGelderland } from '#db/seed/demo/lessons-foodvalley-gelderland.ts'
import { lessonsFriesland } from '#db/seed/demo/lessons-friesland.ts'
import { lessonsInReview } from '#db/seed/demo/lessons-in-review.ts'
import { lessonsNotPlaced } from '#db/seed/demo/lessons-not-placed.ts'
import { lessonsRegions } from '#db/seed/demo/lessons-regions.ts'
import { lessonsRotterdamZeeland } from '#db/seed/demo/lessons-rotterdam-zeeland.ts'

/** All lessons of the demo, invented from beginning to end. */
export const demoLessons: DemoLesson[] = [
  ...lessonsAmsterdamUtrecht,
  ...lessonsFoodvalleyGelderland,
  ...lessonsRotterdamZeeland,
  ...lessonsBrabant,
  ...lessonsFlevolandZaanstreek,
  ...lessonsFriesland,
  ...lessonsRegions,
  ...lessonsInReview,
  ...lessonsNotPlaced,
  ...lessonsDoubles,
]
