import type { DemoGathering } from '#db/seed/demo/gathering-type.ts'
import { comingGatherings } from '#db/seed/demo/gatherings-coming.ts'
import { otherGatherings } from '#db/seed/demo/gatherings-other.ts'

/** All gatherings of the demo, invented from beginning to end. */
export const demoGatherings: DemoGathering[] = [...comingGatherings, ...otherGatherings]
