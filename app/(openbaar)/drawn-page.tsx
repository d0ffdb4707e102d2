'use client'
/*
 * The framework draws a component of the server twice, once as its own payload and once as HTML; one of the client only
 * as HTML, from its properties. A document carries no script of either, so nothing more is sent for it. Signed-in pages
 * take the same components from where they stand, and send nothing of them.
 */
export { Page } from '#components/layout/page.tsx'
