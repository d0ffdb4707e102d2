'use client'
// Drawn once: see drawn-page.tsx.
export { SiteList } from '#components/sites/site-list.tsx'
export { SiteMap } from '#components/sites/site-map.tsx'
