import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { HtmlValidate } from 'html-validate'

const widths = [320, 1280]

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How React writes what means the same in HTML.
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    // The framework's own ids begin with an underscore.
    'valid-id': ['error', { relaxed: true }],
    'no-trailing-whitespace': 'off',
    // A list without bullets is not announced as one in Safari, unless it says so.
    'no-redundant-role': 'off',
    // A label around its field that names it too: voice control needs the name.
    'no-redundant-for': 'off',
    // The title of a lesson is its author's.
    'long-title': 'off',
    // Scripts and styles come from this site alone, as the content security policy says.
    'require-sri': 'off',
  },
})

// React's own mark for a form that a server function answers: it posts to the address of the page.
const ownFormAction = 'Attribute "action" has invalid value ""'

/**
 * The page is sound: valid HTML as the server sent it, and at 320 and 1280 pixels no sideways scrolling and nothing
 * that axe finds. The page keeps the last width.
 */
export async function expectSound(page: Page): Promise<void> {
  const answer = await page.request.get(page.url())
  const report = await html.validateString(await answer.text())
  const faults = report.results.flatMap((result) =>
    result.messages
      .filter((fault) => fault.message !== ownFormAction)
      .map((fault) => `${fault.ruleId}: ${fault.message} (${fault.selector ?? ''})`),
  )
  expect(faults, `HTML of ${page.url()}`).toEqual([])
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider, `sideways scrolling of ${page.url()} at ${width} px`).toBeLessThanOrEqual(0)
    // No page has a frame, so the way without an extra page finds the same, in half the time.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    const found = violations.map(
      (violation) => `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(' ')).join(', ')})`,
    )
    expect(found, `axe on ${page.url()} at ${width} px`).toEqual([])
  }
}
