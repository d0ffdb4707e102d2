import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '#app/styles/site.css'
import { headingFont, textFont } from '#app/fonts.ts'

export const metadata: Metadata = {
  title: { default: 'Proeftuin: leren over kind- en gezinsbescherming', template: '%s – Proeftuin' },
  description: 'Proeftuinen en regio’s leren hier van elkaar over hulp en bescherming voor kinderen, volwassenen en gezinnen.',
  applicationName: 'Proeftuin',
  formatDetection: { telephone: false, email: false, address: false },
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
}

export const viewport: Viewport = { themeColor: '#ffffff', colorScheme: 'light' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // public/site.js marks <html> with what the browser can do and knows; React leaves those marks alone.
    <html lang="nl" className={`${headingFont.variable} ${textFont.variable}`} suppressHydrationWarning>
      <body id="boven">
        {children}
        <script type="module" src="/site.js" />
      </body>
    </html>
  )
}
