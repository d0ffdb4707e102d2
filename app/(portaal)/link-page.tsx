import type { ReactNode } from 'react'
import { Page } from '#components/layout/page.tsx'
import { Sheet } from '#components/layout/sections.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'

/** Where the link of a mail leads, for who has an account and who has none. */
export async function LinkPage({ title, children }: { title: string; children: ReactNode }) {
  const actor = await currentActor()
  return (
    <Page
      section="gatherings"
      breadcrumb={[{ label: 'Bijeenkomsten', href: '/bijeenkomsten' }, { label: title }]}
      demo={env().DEMO === '1'}
      signedIn={actor !== null}
    >
      <Sheet>
        <h1>{title}</h1>
        {children}
      </Sheet>
    </Page>
  )
}

/** A link that was not made here, or that was cut off. */
export function UnknownLink({ sentence }: { sentence: string }) {
  return (
    <LinkPage title="Deze link werkt niet">
      <p>{sentence}</p>
      <ButtonRow>
        <LinkButton href="/bijeenkomsten">Kijk in de agenda</LinkButton>
        <a href="/mijn/aanmeldingen">Je aanmeldingen</a>
      </ButtonRow>
    </LinkPage>
  )
}
