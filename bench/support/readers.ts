/** The address of the lesson that so many others are read more often than; popularity has nothing to do with age. */
export const lessonOfRank = (rank: number, lessons: number): string => `/lessen/les-${1 + ((rank * 7_919) % lessons)}`

/** A lesson of a filled portal as a reader picks one, by Zipf: the first ten times as often as the tenth. */
export const drawnLesson = (lessons: number): string => lessonOfRank(Math.floor(lessons ** Math.random()), lessons)
