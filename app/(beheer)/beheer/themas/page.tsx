import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { NewTheme, RetiredThemes, ThemeList } from '#components/lessons/theme-list.tsx'
import { Block } from '#components/people/blocks.tsx'
import { keptThemes } from '#lib/lessons/queries-themes.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

export const metadata: Metadata = { title: 'Thema’s', robots: { index: false } }

export default async function ThemesPage() {
  const actor = await requireRoleAt('/beheer/themas', 'administrator')
  const themes = await keptThemes(actor)
  const retired = themes.filter(({ isRetired }) => isRetired)
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Beheer', href: '/beheer' }, { label: 'Thema’s' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead
          title="Thema’s"
          intro="Hiermee deelt iedereen lessen, vragen en instrumenten in. Een wijziging is meteen overal te zien."
        />
        <Stack gap="wide">
          <Block id="in-gebruik" title="In gebruik">
            <p>In deze volgorde staan ze in de filters en formulieren.</p>
            <ThemeList themes={themes.filter(({ isRetired }) => !isRetired)} />
          </Block>
          <Block id="nieuw" title="Nieuw thema">
            <NewTheme />
          </Block>
          {retired.length > 0 && (
            <Block id="niet-in-gebruik" title="Niet meer in gebruik">
              <p>Deze thema’s kun je bij een nieuwe les niet meer kiezen. Ze blijven staan bij wat ze al heeft.</p>
              <RetiredThemes themes={retired} />
            </Block>
          )}
        </Stack>
      </Sheet>
    </Page>
  )
}
