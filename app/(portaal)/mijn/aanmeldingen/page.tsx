import type { Metadata } from 'next'
import { CalendarAddress } from '#components/gatherings/sign-up/calendar-address.tsx'
import { OwnSignUps } from '#components/gatherings/sign-up/own-sign-ups.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { renewCalendarAddressAction } from '#lib/gatherings/actions-calendar.ts'
import { answerOwnOfferAction, cancelSignUpAction } from '#lib/gatherings/actions-sign-ups.ts'
import { calendarAddress } from '#lib/gatherings/queries-calendar.ts'
import { ownSignUps } from '#lib/gatherings/queries-sign-ups.ts'
import { requireActor } from '#lib/platform/session.ts'
import styles from '../own-work.module.css'
import { PortalPage } from '../portal-page.tsx'

export const metadata: Metadata = { title: 'Je aanmeldingen', robots: { index: false } }

export default async function OwnSignUpsPage() {
  const actor = await requireActor('/mijn/aanmeldingen')
  const now = new Date()
  const [signUps, address] = await Promise.all([ownSignUps(actor, now), calendarAddress(actor)])
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Je aanmeldingen' }]}>
      <Wrap>
        <div className={styles.page}>
          <div>
            <PageHead title="Je aanmeldingen" intro="Waar je naartoe gaat, waar je wacht op een plaats en waar je was." />
            <Stack gap="wide">
              <OwnSignUps signUps={signUps} now={now} actions={{ cancel: cancelSignUpAction, answer: answerOwnOfferAction }} />
              <section aria-labelledby="agenda">
                <Stack>
                  <h2 id="agenda">In je eigen agenda</h2>
                  <CalendarAddress address={address} renew={renewCalendarAddressAction} />
                </Stack>
              </section>
            </Stack>
          </div>
        </div>
      </Wrap>
    </PortalPage>
  )
}
