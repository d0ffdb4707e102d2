import styles from '#components/layout/ditch.module.css'

const soils = ['sloot-700', 'klaver-300', 'klei-500', 'koolzaad-500', 'weide-200', 'weide-700'] as const

// Widths of the strips, in one quiet rhythm that was chosen by eye; the colours never meet themselves.
const strips: readonly (readonly [width: number, soil: number])[] = [
  [92, 0],
  [66, 1],
  [99, 2],
  [31, 3],
  [113, 4],
  [83, 5],
  [34, 2],
  [94, 0],
  [61, 1],
  [64, 2],
  [104, 4],
  [102, 5],
  [47, 3],
  [97, 4],
  [61, 0],
  [98, 5],
  [33, 3],
  [88, 1],
  [70, 2],
  [110, 5],
  [42, 4],
  [90, 0],
  [58, 3],
  [120, 1],
]

/** The band of strips with ditches between them, above the footer. */
export function Ditch() {
  let from = -8
  return (
    <svg className={styles.ditch} viewBox="0 0 1600 28" preserveAspectRatio="xMinYMax slice" aria-hidden="true" focusable="false">
      {strips.map(([width, soil]) => {
        const at = from
        from += width
        return <path key={at} d={`M${at} 28l7-28h${width - 3}l-7 28z`} fill={`var(--${soils[soil] ?? 'weide-700'})`} />
      })}
    </svg>
  )
}
