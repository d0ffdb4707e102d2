import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SiteFooter } from '#components/layout/site-footer.tsx'

test('every page of the demo says that its content is invented, and no other page does', () => {
  const invented = 'Deze inhoud is verzonnen'
  expect(renderToStaticMarkup(<SiteFooter demo />)).toContain(invented)
  expect(renderToStaticMarkup(<SiteFooter />)).not.toContain(invented)
})
