import fs from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import { HtmlValidate } from 'html-validate'

declare global {
  interface Window {
    axe: typeof axe
    /** Whether each element showed, or could be scrolled, when whatShows looked last. */
    shown: Map<Element, string> | undefined
  }
}

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const widths = [320, 1280]

/** Letters, and what they stand on, as contrast was found to be enough for them in this process. */
const legible = new Set<string>()
/** What shows at the second width and not at the first, or the other way round, as axe found nothing in it in this process. */
const lookedAt = new Set<string>()
const colourRules = ['color-contrast', 'link-in-text-block']

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
  // Put in once for both widths, and told to collect nothing but faults: most of its time went into that. As a script of the page,
  // which costs half of what the words of an evaluation do.
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Runtime.evaluate', { expression: axeSource })
  await devTools.detach()
  for (const [at, width] of widths.entries()) {
    await page.setViewportSize({ width, height: 900 })
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider, `sideways scrolling of ${page.url()} at ${width} px`).toBeLessThanOrEqual(0)
    // Looking at colours is half of what axe does, and they are the same nearly everywhere: only letters that stand on something
    // else than any letters before are looked at, and then with the whole page. At the second width the rest is as it was at the
    // first, but for what shows at only one of them: mostly the menu, which is the same from page to page.
    const { colours, changed } = await page.evaluate(whatShows)
    const freshColours = colours.filter((one) => !legible.has(one))
    const freshParts = at === 0 ? [] : changed.filter((one) => !lookedAt.has(one))
    const colour = freshColours.length > 0
    const rest = at === 0 || freshParts.length > 0
    if (!colour && !rest) continue
    const { violations } = await page.evaluate(
      async ({ rules, ...options }) =>
        await window.axe.run({
          resultTypes: ['violations'],
          ...options,
          rules: Object.fromEntries(rules.map((id) => [id, { enabled: false }])),
        }),
      { ...(rest ? {} : { runOnly: colourRules }), rules: colour ? [] : colourRules },
    )
    const found = violations.map(
      (violation) => `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(' ')).join(', ')})`,
    )
    expect(found, `axe on ${page.url()} at ${width} px`).toEqual([])
    for (const one of freshColours) legible.add(one)
    for (const one of freshParts) lookedAt.add(one)
  }
}

/**
 * The letters on the page: their colour, whether they are large, and what lies beneath them, down to the first that hides the rest.
 * And what came into view, went out of it or began to scroll since it was asked before: its tags, and those around them.
 */
function whatShows(): { colours: string[]; changed: string[] } {
  const beneath = new Map<Element, { layers: string; solid: boolean }>()
  const under = (element: Element): { layers: string; solid: boolean } => {
    const known = beneath.get(element)
    if (known) return known
    const below = element.parentElement ? under(element.parentElement) : { layers: '', solid: true }
    const { backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode } = getComputedStyle(element)
    const solid = below.solid && [opacity, filter, mixBlendMode].join(' ') === '1 none normal'
    const own = [backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode].join(' ')
    let layers = `${below.layers} / ${own}`
    if (own === 'rgba(0, 0, 0, 0) none 1 static none normal') layers = below.layers
    // What is beneath a colour that nothing shines through is not seen.
    else if (solid && backgroundImage === 'none' && backgroundColor.startsWith('rgb(')) layers = backgroundColor
    beneath.set(element, { layers, solid })
    return { layers, solid }
  }
  const colours = new Set<string>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const letters = texts.currentNode.parentElement
    if (!letters || !texts.currentNode.nodeValue?.trim()) continue
    const { color, fontSize, fontWeight, textShadow, textDecorationLine } = getComputedStyle(letters)
    // As WCAG counts it: from 18 points, or 14 when bold.
    const large = Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
    // A link is told from the words around it too.
    const around = letters.tagName === 'A' && letters.parentElement ? getComputedStyle(letters.parentElement).color : ''
    colours.add([color, large, textShadow, under(letters).layers, around && textDecorationLine, around].join(' '))
  }

  const before = window.shown
  const now = new Map<Element, string>()
  for (const element of document.body.querySelectorAll('*')) {
    const longer = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
    const scrolls = longer && /auto|scroll/.test(getComputedStyle(element).overflow)
    now.set(element, element.checkVisibility({ visibilityProperty: true }) ? String(scrolls) : 'hidden')
  }
  window.shown = now
  const tag = (element: Element | null) =>
    (element?.cloneNode() as Element | undefined)?.outerHTML.replaceAll(
      / (id|href|src|for|name|value|datetime|d|style|action|aria-current|aria-label|aria-[a-z]+by)="[^"]+"/g,
      ' $1',
    )
  const changed = new Set<string>()
  for (const [element, state] of now)
    if (before !== undefined && before.get(element) !== state)
      changed.add([tag(element.parentElement), tag(element), element.textContent?.trim() ? 'with words' : ''].join(' '))
  return { colours: [...colours], changed: [...changed] }
}
