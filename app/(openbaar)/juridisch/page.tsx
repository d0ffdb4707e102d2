import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { formatDate } from '#lib/platform/time.ts'
import { subjectWords } from '#lib/questions/copy-legal.ts'
import { publicLegal } from '#lib/questions/queries-legal.ts'
import { legalSubjects } from '#lib/questions/values.ts'
import { pageMetadata } from '../metadata.ts'
import { PublicPage } from '../public-page.tsx'
import styles from './legal.module.css'

export const dynamic = 'force-dynamic'

const description = 'Algemene antwoorden van de juridische helpdesk, met bronnen en de datum tot wanneer ze gelden.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Juridische antwoorden', description, path: '/juridisch' })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LegalPage({ searchParams }: Props) {
  const { onderwerp, q } = await searchParams
  const subject = legalSubjects.find((one) => subjectWords[one].slug === onderwerp)
  const words = typeof q === 'string' ? q.trim() : ''
  const answers = await publicLegal({ subject, q: words || undefined })
  return (
    <PublicPage section="contact" breadcrumb={[{ label: 'Hulp en contact', href: '/contact' }, { label: 'Juridische antwoorden' }]}>
      <Wrap>
        <PageHead title="Juridische antwoorden" intro="Dit vroegen anderen al. Binnen de wet van nu kan vaak meer dan je denkt." />
        <Stack>
          <SearchForm
            action="/juridisch"
            label="Zoek in de antwoorden"
            query={words}
            keep={subject ? [['onderwerp', subjectWords[subject].slug]] : []}
          />
          <Filters
            label="Onderwerp"
            tabs={[
              { label: 'Alles', href: '/juridisch', current: !subject },
              ...legalSubjects.map((one) => ({
                label: subjectWords[one].label,
                href: `/juridisch?onderwerp=${subjectWords[one].slug}`,
                current: one === subject,
              })),
            ]}
          />
          {answers.length === 0 ? (
            <p>
              Hier staat nog geen antwoord. <a href="/contact/vraag?soort=legal">Stel je vraag aan de juridische helpdesk</a>
            </p>
          ) : (
            <ul role="list" className={styles.answers}>
              {answers.map((answer) => (
                <li key={answer.slug}>
                  <h2>
                    <a href={`/juridisch/${answer.slug}`}>{answer.question}</a>
                  </h2>
                  <Meta>
                    {subjectWords[answer.subject].label}
                    <span>
                      geldt tot en met <time dateTime={answer.validUntil}>{formatDate(new Date(`${answer.validUntil}T12:00:00Z`))}</time>
                    </span>
                  </Meta>
                </li>
              ))}
            </ul>
          )}
          <p>
            <ArrowLink href="/contact/vraag?soort=legal">Staat je vraag er niet bij? Stel hem aan de juridische helpdesk</ArrowLink>
          </p>
        </Stack>
      </Wrap>
    </PublicPage>
  )
}
