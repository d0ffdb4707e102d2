import type { Metadata } from 'next'
import styles from '#components/bundles/forms.module.css'
import { InstrumentList } from '#components/bundles/instrument-list.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { instrumentFilters, publicInstruments } from '#lib/bundles/queries-instruments.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { isoDay } from '#lib/platform/time.ts'
import { pageMetadata } from '../metadata.ts'
import { PublicPage } from '../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const description = 'Presentaties, handreikingen en hulpmiddelen om zelf aan de slag te gaan. Met wie ze maakte en tot wanneer ze gelden.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Instrumenten', description, path: '/instrumenten' })

const slugIn = (value: string | string[] | undefined) => (typeof value === 'string' && isSlug(value) ? value : undefined)

export default async function InstrumentsPage({ searchParams }: Props) {
  const asked = await searchParams
  const filter = { tip: slugIn(asked.tip), theme: slugIn(asked.thema) }
  const [instruments, choices] = await Promise.all([publicInstruments(filter), instrumentFilters()])
  const filtered = filter.tip !== undefined || filter.theme !== undefined
  return (
    <PublicPage section="start" breadcrumb={[{ label: 'Aan de slag', href: '/aan-de-slag' }, { label: 'Instrumenten' }]}>
      <Wrap>
        <PageHead title="Instrumenten" intro="Om mee te nemen en te gebruiken. Pas ze gerust aan voor je eigen regio." />
        <div className={styles.ending}>
          <Stack>
            <form action="/instrumenten" className={styles.filter} aria-label="Kies instrumenten">
              <SelectField
                name="tip"
                label="Bij welke tip?"
                empty="Alle tips"
                defaultValue={filter.tip ?? ''}
                choices={choices.tips.map(({ slug, name }) => ({ value: slug, label: name }))}
              />
              <SelectField
                name="thema"
                label="Bij welk thema?"
                empty="Alle thema’s"
                defaultValue={filter.theme ?? ''}
                choices={choices.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
              />
              <Button variant="line">Toon</Button>
            </form>
            <p role="status">
              {instruments.length === 1 ? '1 instrument.' : `${instruments.length} instrumenten.`}
              {filtered && (
                <>
                  {' '}
                  <a href="/instrumenten">Toon alles</a>
                </>
              )}
            </p>
            {instruments.length > 0 ? (
              <InstrumentList instruments={instruments} today={isoDay(new Date())} />
            ) : (
              <p>
                Hier staat nog niets bij. Het <a href="/contact">regioteam</a> weet misschien wat er is.
              </p>
            )}
          </Stack>
        </div>
      </Wrap>
    </PublicPage>
  )
}
