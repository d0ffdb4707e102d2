import styles from '#components/sites/site-map.module.css'
import {
  borderLakes,
  dike,
  fieldTurn,
  lake,
  land,
  mapBox,
  meadows,
  orchards,
  ploughedAcross,
  ploughedAlong,
  plots,
  type Plot,
} from '#components/sites/map-shape.ts'
import { parcelPattern, type LeadingCrop } from '#components/sites/parcel-pattern.ts'

export type SiteOnMap = { slug: string; name: string; number: number }

/** Furrows along the long side of a plot: one broad line in dashes. */
function furrows({ x, y, width, height }: Plot) {
  return height > width
    ? { d: `M${x + 2} ${y + height / 2}h${width - 4}`, strokeWidth: height - 4 }
    : { d: `M${x + width / 2} ${y + 2}v${height - 4}`, strokeWidth: width - 4 }
}

// Plots within this distance lie beside each other to the eye.
const nearby = 90

/** Gives every plot a crop of its own parcel, one that no neighbour has yet where that can be. */
function sow<T extends { name: string; plot: Plot }>(sites: readonly T[]): (T & { crop: LeadingCrop })[] {
  const sown: (T & { crop: LeadingCrop })[] = []
  for (const site of sites) {
    const [x, y] = site.plot.centre
    const taken = sown.filter(({ plot }) => Math.hypot(plot.centre[0] - x, plot.centre[1] - y) < nearby).map(({ crop }) => crop.soil)
    const own = parcelPattern(site.name).leading
    const crop = own.find(({ soil }) => !taken.includes(soil)) ?? own[0] ?? { soil: 'weide-700', growth: 'weide-300' }
    sown.push({ ...site, crop })
  }
  return sown
}

function PlotDrawing({ plot, crop: { soil, growth } }: { plot: Plot; crop: LeadingCrop }) {
  return (
    <>
      <rect x={plot.x} y={plot.y} width={plot.width} height={plot.height} fill={`var(--${soil})`} />
      <path stroke={`var(--${growth})`} strokeDasharray="1.8 3.7" {...furrows(plot)} />
    </>
  )
}

/** The country as fields, with a numbered plot per proeftuin. Decoration beside <SiteList>, which carries the links. */
export function SiteMap({ sites }: { sites: readonly SiteOnMap[] }) {
  const placed = sow(
    sites.flatMap((site) => {
      const plot = plots[site.slug]
      return plot ? [{ ...site, plot }] : []
    }),
  )
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${mapBox.width} ${mapBox.height}`}
      width={mapBox.width}
      height={mapBox.height}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <path id="map-shore" d={land + lake} />
        <clipPath id="map-land">
          {/* The lake is cut out of the land. */}
          <use href="#map-shore" clipRule="evenodd" />
        </clipPath>
        <pattern id="map-along" width="4.5" height="9" patternUnits="userSpaceOnUse">
          <path className={styles.furrow} d="M2 0v9" />
        </pattern>
        <pattern id="map-across" width="9" height="4.5" patternUnits="userSpaceOnUse">
          <path className={styles.furrow} d="M0 2h9" />
        </pattern>
        <pattern id="map-trees" width="8" height="8" patternUnits="userSpaceOnUse">
          <circle className={styles.tree} cx="2" cy="2" r="1.4" />
          <circle className={styles.tree} cx="6" cy="6" r="1.4" />
        </pattern>
      </defs>
      <g clipPath="url(#map-land)">
        <rect className={styles.ditches} width={mapBox.width} height={mapBox.height} />
        <g transform={fieldTurn}>
          {meadows.map((d) => (
            <path key={d} className={styles.meadow} d={d} />
          ))}
          <path d={ploughedAlong} fill="url(#map-along)" />
          <path d={ploughedAcross} fill="url(#map-across)" />
          <path d={orchards} fill="url(#map-trees)" />
          {placed.map(({ slug, plot, crop }) => (
            <PlotDrawing key={slug} plot={plot} crop={crop} />
          ))}
        </g>
      </g>
      <path className={styles.water} d={borderLakes} />
      <g className={styles.shore}>
        <use href="#map-shore" />
        <path d={dike} />
      </g>
      <g className={styles.numbers}>
        {placed.map(({ slug, number, plot }) => (
          <g key={slug} transform={`translate(${plot.centre.join(' ')})`}>
            <circle r="12" />
            <text y="5">{number}</text>
          </g>
        ))}
      </g>
    </svg>
  )
}
