type Graded = Readonly<Record<string, number>>

const shown = 10
const gain = (grade: number, position: number) => (2 ** grade - 1) / Math.log2(position + 2)

/** How near the order of the first ten comes to the best order there could be: 0 to 1. */
export function ndcg(found: readonly string[], graded: Graded): number {
  const sum = (grades: readonly number[]) => grades.slice(0, shown).reduce((total, grade, position) => total + gain(grade, position), 0)
  const best = sum(Object.values(graded).sort((one, other) => other - one))
  return best === 0 ? 0 : sum(found.map((one) => graded[one] ?? 0)) / best
}

/** Which share of what answers or helps stands among the first ten. */
export function recall(found: readonly string[], graded: Graded): number {
  const wanted = Object.keys(graded).filter((one) => (graded[one] ?? 0) >= 2)
  return wanted.length === 0 ? 1 : wanted.filter((one) => found.slice(0, shown).includes(one)).length / wanted.length
}
