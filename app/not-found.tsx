import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Page } from '#components/layout/page.tsx'
import { Sheet } from '#components/layout/sections.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { env } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Fout: deze pagina bestaat niet' }

/** Also for who may not see a page: then it does not exist either. */
export default async function NotFound() {
  // Not drawn with the build, which does not know whether it will serve a demo.
  await connection()
  return (
    <Page demo={env().DEMO === '1'} breadcrumb={[{ label: 'Pagina niet gevonden' }]}>
      <Sheet>
        <h1>Deze pagina bestaat niet</h1>
        <p>Misschien zit er een tikfout in het adres, of is de pagina verhuisd. Stond de link op deze site? Laat het ons dan weten.</p>
        <SearchForm action="/lessen" label="Zoek in de lessen" />
        <h2>Hier kun je verder</h2>
        <ul>
          <li>
            <a href="/">Naar de voorpagina</a>
          </li>
          <li>
            <a href="/lessen">Alle lessen</a>
          </li>
          <li>
            <a href="/proeftuinen">De proeftuinen</a> en <a href="/regios">de regio’s</a>
          </li>
          <li>
            <a href="/inloggen">Inloggen</a>, als je een pagina zoekt die niet openbaar is
          </li>
          <li>
            <a href="/contact">Hulp en contact</a>
          </li>
        </ul>
      </Sheet>
    </Page>
  )
}
