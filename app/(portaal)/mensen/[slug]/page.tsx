import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block, Facts } from '#components/people/blocks.tsx'
import styles from '#components/people/directory.module.css'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { experiencedPerson } from '#lib/people/queries-experience.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'

export const metadata: Metadata = { title: 'Iemand met ervaring', robots: { index: false } }

type Props = { params: Promise<{ slug: string }> }

export default async function PersonPage({ params }: Props) {
  const { slug } = await params
  const actor = await requireActor(`/mensen/${slug}`)
  const person = await experiencedPerson(actor, slug)
  if (!person) notFound()
  const facts = [
    ['Proeftuin of regio', person.places.join(', ')],
    ['Werk', person.audiences.join(', ')],
    ['Thema’s', person.themes.map(({ name }) => name).join(', ')],
    ['Tips', person.tips.map(({ number, name }) => `${number}. ${name}`).join(', ')],
  ] as const
  return (
    <PortalPage
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Mensen met ervaring', href: '/mensen' }, { label: person.name }]}
    >
      <Sheet>
        <PageHead title={person.name} />
        <Stack gap="wide">
          {person.intro && <p className={styles.intro}>{person.intro}</p>}
          <Facts facts={facts.filter(([, value]) => value !== '')} />
          {person.lessons.length > 0 && (
            <Block id="lessen" title="Schreef mee aan">
              <ul>
                {person.lessons.map((lesson) => (
                  <li key={lesson.slug}>
                    <a href={`/lessen/${lesson.slug}`}>{lesson.title}</a>
                  </li>
                ))}
              </ul>
            </Block>
          )}
          <Way isOwn={person.id === actor.id} isFull={person.isFull} slug={slug} />
        </Stack>
      </Sheet>
    </PortalPage>
  )
}

/** What one can do from here: ask, look for somebody else, or change the own page. */
function Way({ isOwn, isFull, slug }: { isOwn: boolean; isFull: boolean; slug: string }) {
  if (isOwn)
    return (
      <p>
        Zo zien anderen je. <a href="/mijn/gegevens#vindbaar">Pas het aan</a>
      </p>
    )
  if (isFull)
    return (
      <Notice title="Deze maand is er geen ruimte meer">
        <p>
          <a href="/gesprekken/nieuw">Zoek iemand anders</a>, of probeer het volgende maand opnieuw.
        </p>
      </Notice>
    )
  return (
    <ButtonRow>
      <LinkButton href={`/gesprekken/nieuw?met=${slug}`} icon="chat">
        Vraag een gesprek aan
      </LinkButton>
    </ButtonRow>
  )
}
