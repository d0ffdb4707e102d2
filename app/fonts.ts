import localFont from 'next/font/local'

// Only the Latin subset: two files of together 62 kB. The fallback faces with the same measures
// stand in styles/tokens.css, so that nothing moves when the letters arrive.
export const headingFont = localFont({
  src: '../node_modules/@fontsource-variable/aleo/files/aleo-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-aleo',
  display: 'swap',
  adjustFontFallback: false,
})

export const textFont = localFont({
  src: '../node_modules/@fontsource-variable/radio-canada/files/radio-canada-latin-wght-normal.woff2',
  weight: '300 700',
  variable: '--font-radio-canada',
  display: 'swap',
  adjustFontFallback: false,
})
