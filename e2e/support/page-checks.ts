import fs from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import { HtmlValidate } from 'html-validate'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Colours are the same at every width, and looking at them is half of what axe does: once is enough.
const widths: { width: number; rules: Record<string, { enabled: boolean }> }[] = [
  { width: 320, rules: { 'color-contrast': { enabled: false } } },
  { width: 1280, rules: {} },
]

// What the HTML standard says; what helps people beyond it is axe's work.
const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  // The framework's own ids begin with an underscore.
  rules: { 'valid-id': ['error', { relaxed: true }] },
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
  // Put in once for both widths, and told to collect nothing but faults: most of its time went into that.
  await page.evaluate(axeSource)
  for (const { width, rules } of widths) {
    await page.setViewportSize({ width, height: 900 })
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider, `sideways scrolling of ${page.url()} at ${width} px`).toBeLessThanOrEqual(0)
    const { violations } = await page.evaluate(
      async (chosen) => await window.axe.run({ resultTypes: ['violations'], rules: chosen }),
      rules,
    )
    const found = violations.map(
      (violation) => `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(' ')).join(', ')})`,
    )
    expect(found, `axe on ${page.url()} at ${width} px`).toEqual([])
  }
}
