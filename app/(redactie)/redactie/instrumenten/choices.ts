import type { instrumentChoices } from '#lib/bundles/queries-instruments.ts'

/** Tips and themes as the form offers them. */
export const choicesOf = ({ tips, themes }: Awaited<ReturnType<typeof instrumentChoices>>) => ({
  tips: tips.map(({ number, name }) => ({ value: String(number), label: `${number}. ${name}` })),
  themes: themes.map(({ slug, name }) => ({ value: slug, label: name })),
})
