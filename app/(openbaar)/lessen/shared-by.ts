/** Who shared a lesson, as readers see it. A hidden site is not named. */
export function sharedBy(lesson: { siteName: string | null; regionName: string | null }): string {
  if (lesson.siteName) return `Proeftuin ${lesson.siteName}`
  return lesson.regionName ? `Regio ${lesson.regionName}` : 'Een proeftuin of regio uit het netwerk'
}
