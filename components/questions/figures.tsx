import { Stack } from '#components/layout/sections.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Duration, Figure, QuestionFigures } from '#lib/questions/queries-insight.ts'

const days = (value: number | null) => (value === null ? 'nog niet bekend' : `${String(value).replace('.', ',')} dagen`)

function Counts({ caption, heading, rows, empty }: { caption: string; heading: string; rows: readonly Figure[]; empty?: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      empty={empty}
      rowKey={(row) => row.name}
      columns={[
        { key: 'naam', heading, cell: (row) => row.name },
        { key: 'aantal', heading: 'Vragen', numeric: true, cell: (row) => row.count },
      ]}
    />
  )
}

/** How questions go: what is open, how long answers take, and who never asks. */
export function Figures({ figures }: { figures: QuestionFigures }) {
  const durations: (Duration & { name: string })[] = [
    { name: 'Tot het eerste antwoord', ...figures.toFirstAnswer },
    { name: 'Tot de vraag gesloten is', ...figures.toClose },
  ]
  return (
    <Stack gap="wide">
      <section aria-labelledby="open">
        <Stack>
          <h2 id="open">Open vragen: {figures.open}</h2>
          <Counts caption="Naar leeftijd" heading="Gesteld" rows={figures.byAge} />
          <Counts caption="Naar behandelaar" heading="Behandelaar" rows={figures.byOwner} />
          <Counts caption="Naar regio" heading="Regio" rows={figures.byRegion} />
          <Counts caption="Naar onderwerp" heading="Onderwerp" rows={figures.byTheme} />
        </Stack>
      </section>
      <section aria-labelledby="tijd">
        <Stack>
          <h2 id="tijd">Hoe lang duurt het?</h2>
          <p>De mediaan is het midden: de helft ging sneller. Negen van de tien vragen gingen sneller dan de laatste kolom.</p>
          <Table
            caption="Doorlooptijd in dagen, alle vragen"
            rows={durations}
            rowKey={(row) => row.name}
            columns={[
              { key: 'wat', heading: 'Tijd', cell: (row) => row.name },
              { key: 'aantal', heading: 'Vragen', numeric: true, cell: (row) => row.count },
              { key: 'mediaan', heading: 'Mediaan', numeric: true, cell: (row) => days(row.median) },
              { key: 'p90', heading: 'Negen van de tien', numeric: true, cell: (row) => days(row.p90) },
            ]}
          />
        </Stack>
      </section>
      <section aria-labelledby="gemist">
        <Stack>
          <h2 id="gemist">Wat ontbreekt</h2>
          <Counts
            caption="Onderwerpen waarover wordt gevraagd en waarover nog geen les staat"
            heading="Onderwerp"
            rows={figures.themesWithoutLesson}
            empty="Over elk onderwerp waar vragen over komen, staat een les."
          />
          <h3>Regio’s die nooit vroegen ({figures.silentRegions.length})</h3>
          <p>{figures.silentRegions.length === 0 ? 'Elke regio stelde een vraag.' : `${figures.silentRegions.join(', ')}.`}</p>
        </Stack>
      </section>
    </Stack>
  )
}
