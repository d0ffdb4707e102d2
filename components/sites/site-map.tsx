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

/** The furrows of a plot lie along its long side. */
function furrows({ x, y, width, height }: Plot): string {
  let d = ''
  if (height > width) for (let at = x + 4; at < x + width - 2; at += 5.5) d += `M${at.toFixed(1)} ${y + 2}v${(height - 4).toFixed(1)}`
  else for (let at = y + 4; at < y + height - 2; at += 5.5) d += `M${x + 2} ${at.toFixed(1)}h${(width - 4).toFixed(1)}`
  return d
}

// Plots within this distance lie beside each other to the eye.
const nearby = 90

/** Gives every plot a crop of its own parcel, one that no neighbour has yet where that can be. */
function sow<T extends { name: string; plot: Plot }>(sites: readonly T[]): (T & { crop: LeadingCrop })[] {
  const sown: (T & { crop: LeadingCrop })[] = []
  for (const site of sites) {
    const [x, y] = site.plot.centre
    const taken = sown
      .filter(({ plot }) => Math.hypot(plot.centre[0] - x, plot.centre[1] - y) < nearby)
      .map(({ crop }) => crop.soil)
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
      <path d={furrows(plot)} fill="none" stroke={`var(--${growth})`} strokeWidth="1.8" />
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
        <clipPath id="map-land">
          <path d={land + lake} clipRule="evenodd" />
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
      <path className={styles.shore} d={land + lake + dike} />
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
