import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { InvitationForm } from '#components/people/invitation-form.tsx'
import { roleHints, roleNames } from '#lib/people/copy.ts'
import { mayGiveRole } from '#lib/people/policy.ts'
import { placeOptions } from '#lib/people/queries.ts'
import { roles } from '#lib/people/values.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

export const metadata: Metadata = { title: 'Iemand uitnodigen', robots: { index: false } }

export default async function InvitePage() {
  const actor = await requireRoleAt('/beheer/mensen/uitnodigen', 'curator', 'administrator')
  const choices = roles
    .filter((role) => mayGiveRole(actor, role))
    .map((role) => ({ value: role, label: roleNames[role], hint: roleHints[role] }))
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Beheer', href: '/beheer' }, { label: 'Mensen', href: '/beheer/mensen' }, { label: 'Iemand uitnodigen' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead title="Iemand uitnodigen" intro="De persoon krijgt een mail en kan daarna inloggen met het e-mailadres dat je invult." />
        <InvitationForm roles={choices} places={await placeOptions()} />
      </Sheet>
    </Page>
  )
}
