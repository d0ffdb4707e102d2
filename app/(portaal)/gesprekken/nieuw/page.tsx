import type { Metadata } from 'next'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import styles from '#components/people/directory.module.css'
import { AskForm } from '#components/questions/conversations/ask-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { vocabulary, type Vocabulary } from '#lib/lessons/queries.ts'
import { experiencedPerson, ownProfile, type ExperiencedPage } from '#lib/people/queries-experience.ts'
import { requireActor } from '#lib/platform/session.ts'
import { fittingPeople } from '#lib/questions/queries-conversations.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'
import { peopleChoices } from '../people-choices.ts'

export const metadata: Metadata = { title: 'Vraag een gesprek aan', robots: { index: false } }

type Query = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Query> }

const one = (query: Query, name: string) => [query[name] ?? ''].flat()[0] ?? ''

export default async function AskConversationPage({ searchParams }: Props) {
  const query = await searchParams
  const wanted = one(query, 'met')
  // Who signs in first comes back to what they asked.
  const asked = new URLSearchParams(['thema', 'tip', 'met'].flatMap((name) => (one(query, name) ? [[name, one(query, name)]] : [])))
  const returnTo = asked.size > 0 ? `/gesprekken/nieuw?${asked}` : '/gesprekken/nieuw'
  const actor = await requireActor(returnTo)
  const [words, person, profile] = await Promise.all([vocabulary(), experiencedPerson(actor, wanted), ownProfile(actor)])
  const about = aboutOf(query, words, person)
  const isChosen = about.theme !== undefined || about.tip !== undefined
  const fitting = isChosen ? await fittingPeople(about, actor) : []
  const choices = peopleChoices(fitting)
  // Who was chosen in the directory comes first, also when others fit better.
  const chosen = person && person.id !== actor.id && !person.isFull ? person : undefined
  const people = chosen
    ? [
        choices.find(({ value }) => value === chosen.id) ?? { value: chosen.id, label: [chosen.name, ...chosen.places].join(', ') },
        ...choices.filter(({ value }) => value !== chosen.id),
      ]
    : choices
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Gesprekken', href: '/gesprekken' },
        { label: 'Vraag een gesprek aan' },
      ]}
    >
      <Sheet>
        <PageHead title="Vraag een gesprek aan" intro="Kies waar het over gaat. Dan zie je wie dit al deed." />
        <Stack gap="wide">
          <AboutForm words={words} theme={about.theme} tip={about.tip} wanted={wanted} />
          {isChosen && people.length === 0 && (
            <Notice title="We vinden nu niemand met ruimte">
              <p>Verstuur je aanvraag toch. Het regioteam zoekt dan iemand voor je.</p>
            </Notice>
          )}
          {isChosen && (
            <AskForm
              key={`${about.theme}:${about.tip}:${wanted}`}
              formKey={crypto.randomUUID()}
              theme={about.theme ?? ''}
              tip={about.tip === undefined ? '' : String(about.tip)}
              people={people}
              chosen={chosen?.id ?? (people.length === 0 ? 'team' : '')}
              reach={profile.reach}
            />
          )}
        </Stack>
      </Sheet>
    </PortalPage>
  )
}

/** What the address asks about, as far as we have such words; else the first subject of who was chosen. */
function aboutOf(query: Query, words: Vocabulary, person: ExperiencedPage | undefined): { theme?: string; tip?: number } {
  const theme = words.themes.find(({ slug }) => slug === one(query, 'thema'))?.slug
  const tip = words.tips.find(({ number }) => String(number) === one(query, 'tip'))?.number
  if (theme !== undefined || tip !== undefined || !person) return { theme, tip }
  const [first] = person.themes
  return first ? { theme: first.slug } : { tip: person.tips[0]?.number }
}

type AboutFormProps = { words: Vocabulary; theme?: string; tip?: number; wanted: string }

/** The first step, as a plain GET form: who fits depends on it. */
function AboutForm({ words, theme, tip, wanted }: AboutFormProps) {
  return (
    <form action="/gesprekken/nieuw" method="get" aria-label="Waar gaat het over?">
      <div className={styles.fields}>
        <SelectField
          name="thema"
          label="Thema"
          optional
          choices={words.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
          defaultValue={theme ?? ''}
        />
        <SelectField
          name="tip"
          label="Tip"
          optional
          choices={words.tips.map(({ number, name }) => ({ value: String(number), label: `${number}. ${name}` }))}
          defaultValue={tip === undefined ? '' : String(tip)}
        />
      </div>
      {wanted && <input type="hidden" name="met" value={wanted} />}
      <Button variant="line" icon="search">
        Zoek wie past
      </Button>
    </form>
  )
}
