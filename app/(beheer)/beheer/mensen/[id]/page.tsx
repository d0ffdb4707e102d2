import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Block } from '#components/people/blocks.tsx'
import { DatedRows } from '#components/people/person-changes.tsx'
import { PersonOrganisations } from '#components/people/person-organisations.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import {
  closeAccountAction,
  endMembershipAction,
  endRoleAction,
  grantRoleAction,
  reopenAccountAction,
  startMembershipAction,
} from '#lib/people/actions.ts'
import { resetSecondFactorAction } from '#lib/people/actions-second-factor.ts'
import { roleHints, roleNames } from '#lib/people/copy.ts'
import { mayChangeMemberships, mayChangeRole, mayCloseAccount, mayResetSecondFactor, mayUncouple } from '#lib/people/policy.ts'
import { personById, placeOptions } from '#lib/people/queries.ts'
import { organisationChoices, organisationsOfPerson } from '#lib/people/queries-organisations.ts'
import { secondFactorSince } from '#lib/people/queries-second-factor.ts'
import { roles } from '#lib/people/values.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDate } from '#lib/platform/time.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Iemand beheren', robots: { index: false } }

export default async function PersonPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireRoleAt(`/beheer/mensen/${encodeURIComponent(id)}`, 'curator', 'administrator')
  const person = await personById(actor, id)
  if (!person) notFound()
  const invited = (await searchParams).uitgenodigd === '1'
  const now = new Date()
  const secondFactor = await secondFactorSince(actor, person.id)
  const organisations = await organisationsOfPerson(actor, person.id)
  const mayMove = mayChangeMemberships(actor, person)
  const openPlaces = new Set(person.membershipHistory.filter(({ until }) => until === null || until > now).map(({ value }) => value))
  const addable = mayMove ? (await placeOptions()).filter(({ value }) => !openPlaces.has(value)) : []
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Beheer', href: '/beheer' }, { label: 'Mensen', href: '/beheer/mensen' }, { label: person.name }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead title={person.name} intro={person.email}>
          <ArrowLink href={`/redactie/logboek?persoon=${person.id}`}>Logboek van deze persoon</ArrowLink>
        </PageHead>
        <Stack gap="wide">
          {invited && (
            <Notice tone="good" live="status">
              De uitnodiging gaat naar {person.email}.
            </Notice>
          )}
          {person.closedAt && (
            <Notice tone="warning" live="status">
              Dit account is gesloten. De persoon kan niet inloggen.
            </Notice>
          )}
          {actor.id === person.id && <Notice>Dit is je eigen account. Je rollen en plekken kan alleen een ander wijzigen.</Notice>}
          <Block id="rollen" title="Rollen">
            <DatedRows
              name="role"
              label="Rollen"
              personId={person.id}
              now={now}
              rows={person.roleHistory.map(({ role, from, until }) => ({
                value: role,
                label: roleNames[role],
                from,
                until,
                mayEnd: mayChangeRole(actor, person, role),
              }))}
              endAction={endRoleAction}
              startAction={grantRoleAction}
              choiceLabel="Geef een rol"
              choices={roles
                .filter((role) => !person.roles.includes(role) && mayChangeRole(actor, person, role))
                .map((role) => ({ value: role, label: `${roleNames[role]}: ${roleHints[role]}` }))}
            />
          </Block>
          <Block id="plekken" title="Proeftuinen en regio’s">
            <DatedRows
              name="place"
              label="Proeftuinen en regio’s"
              personId={person.id}
              now={now}
              rows={person.membershipHistory.map((row) => ({ ...row, mayEnd: mayMove }))}
              endAction={endMembershipAction}
              startAction={startMembershipAction}
              choiceLabel="Voeg een proeftuin of regio toe"
              choices={addable}
            />
          </Block>
          <Block id="tweede-stap" title="Tweede stap bij het inloggen">
            <p>{secondFactor ? `Staat aan sinds ${formatDate(secondFactor)}.` : 'Staat uit.'}</p>
            {mayResetSecondFactor(actor, person) && (
              <ActionForm action={resetSecondFactorAction} fixed={{ personId: person.id }} label="Tweede stap weghalen">
                {secondFactor && (
                  <details>
                    <summary>Tweede stap weghalen</summary>
                    <Stack>
                      <p>
                        Doe dit als de persoon telefoon en herstelcodes kwijt is, en als je zeker weet dat je deze persoon zelf spreekt. De
                        persoon wordt overal uitgelogd en krijgt een mail.
                      </p>
                      <Button variant="danger">Haal de tweede stap weg</Button>
                    </Stack>
                  </details>
                )}
              </ActionForm>
            )}
          </Block>
          {organisations.length + organisationChoices().length > 0 && (
            <Block id="organisaties" title="Inloggen met een werkaccount">
              <PersonOrganisations personId={person.id} organisations={organisations} mayEnd={mayUncouple(actor, person)} />
            </Block>
          )}
          {mayCloseAccount(actor, person) && (
            <Block id="account" title="Account">
              {person.closedAt ? (
                <ActionForm action={reopenAccountAction} fixed={{ personId: person.id }} label="Account weer openen">
                  <p>De persoon kan dan weer inloggen, met de rollen en plekken hierboven.</p>
                  <Button variant="line">Open het account weer</Button>
                </ActionForm>
              ) : (
                <details>
                  <summary>Account sluiten</summary>
                  <ActionForm action={closeAccountAction} fixed={{ personId: person.id }} label="Account sluiten">
                    <p>
                      De persoon wordt overal uitgelogd en kan niet meer inloggen. Geplaatste lessen blijven staan. Je kunt het account
                      later weer openen.
                    </p>
                    <Button variant="danger">Sluit het account van {person.name}</Button>
                  </ActionForm>
                </details>
              )}
            </Block>
          )}
        </Stack>
      </Sheet>
    </Page>
  )
}
