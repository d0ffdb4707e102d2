'use client'
// Drawn once: see drawn-page.tsx.
export { LessonList } from '#components/lessons/lesson-list.tsx'
