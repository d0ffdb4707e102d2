/**
 * Makes pasted HTML safe to look at under our content security policy. The schema decides what is taken
 * over; this only keeps the browser from blocking (and reporting) styles while the paste is read. What a
 * style says stays readable in `data-style`, since some programs write bold only there.
 */
export function withoutStyles(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style=').replace(/\son[a-z]+\s*=/gi, ' data-off='))
}

/** Whether pasted HTML holds an image that is not one of ours. */
export function hasForeignImage(html: string): boolean {
  return (html.match(/<(img|v:imagedata)\b[^>]*>/gi) ?? []).some((tag) => !/\sdata-file=/i.test(tag))
}

type Style = { on: RegExp; off: RegExp }
const styles = {
  bold: { on: /font-weight:\s*(bold|[6-9]00)/i, off: /font-weight:\s*(normal|[1-4]00)/i },
  italic: { on: /font-style:\s*(italic|oblique)/i, off: /font-style:\s*normal/i },
} satisfies Record<string, Style>

/** The rules for bold or italic: its own elements, unless a style undoes them, and a span with the style. */
export function markRules(mark: keyof typeof styles, elements: string[]) {
  const { on, off } = styles[mark]
  const style = (element: HTMLElement) => element.getAttribute('data-style') ?? ''
  return [
    // Google Docs wraps everything in a <b> that is not bold.
    ...elements.map((tag) => ({ tag, getAttrs: (element: HTMLElement) => !off.test(style(element)) && null })),
    { tag: 'span[data-style]', getAttrs: (element: HTMLElement) => on.test(style(element)) && null },
  ]
}
