'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReplaceWords } from '#components/rich-text/marked-words.ts'
import type { OwnFindings } from '#lib/lessons/queries-findings.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { type FindingField, type JudgedFinding, type LessonFinding, judgeFindings } from '#lib/lessons/status-findings.ts'
import type { Finding, ScanContext } from '#lib/privacy-scan/finding.ts'

/**
 * How long after a key the text is read, in milliseconds. Soon when reading goes quickly; on a slow device so much later
 * that there is time left for the keys. With the reading itself a mark is there within half a second.
 */
const [soonest, latest, share] = [50, 200, 4]
const waitAfter = (reading: number) => Math.min(latest, Math.max(soonest, reading * share))

export type WriterFindings = {
  /** In the order of the form, the files last. Undefined until the text was read once. */
  all: readonly JudgedFinding[] | undefined
  /** Names of attached files by their id. */
  fileNames: Readonly<Record<string, string>>
  /** An editor tells how words in it are replaced; nothing when it is gone. */
  register: (field: FindingField, replace: ReplaceWords | undefined) => void
  /** Puts other words in the place of these; false when the field is not on this step. */
  replace: (finding: JudgedFinding, others: string) => boolean
}

type Lines = 'title' | 'coreSentence' | 'resultPeriod' | 'resultNumbers' | 'evidenceSupports' | 'evidenceContradicts'
const lines: readonly string[] = [
  'title',
  'coreSentence',
  'resultPeriod',
  'resultNumbers',
  'evidenceSupports',
  'evidenceContradicts',
] satisfies Lines[]

/** Reads the text as it is written, in the browser: nothing is sent anywhere for it. */
export function useFindings(
  content: LessonContent,
  homeName: string,
  known: OwnFindings,
  change: (patch: Partial<LessonContent>) => void,
): WriterFindings {
  const [found, setFound] = useState<LessonFinding[]>()
  const replacers = useRef(new Map<FindingField, ReplaceWords>())
  const memory = useRef(new Map<string, Finding[]>())

  // A key does not put the reading off: who types on and on would see marks only when the hands rest.
  const shown = useRef({ content, homeName })
  const reading = useRef(0)
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    shown.current = { content, homeName }
    const look = async () => {
      const reader = await loadReader()
      if (!reader) return
      const begin = performance.now()
      const next = read(reader, shown.current.content, shown.current.homeName, memory.current)
      reading.current = performance.now() - begin
      // Nothing new is nothing to draw.
      setFound((before) => (before && sameFindings(before, next) ? before : next))
    }
    wait.current ??= setTimeout(() => {
      wait.current = undefined
      void look()
    }, waitAfter(reading.current))
  }, [content, homeName])
  useEffect(
    () => () => {
      clearTimeout(wait.current)
      wait.current = undefined
    },
    [],
  )

  const all = useMemo(() => found && judgeFindings([...found, ...known.inFiles], known.decisions), [found, known.decisions, known.inFiles])
  const register = useCallback((field: FindingField, replace: ReplaceWords | undefined) => {
    if (replace) replacers.current.set(field, replace)
    else replacers.current.delete(field)
  }, [])

  const replace = useCallback(
    ({ field, text }: JudgedFinding, others: string): boolean => {
      if (lines.includes(field)) {
        const line = field as Lines
        change({ [line]: shown.current.content[line].replaceAll(text, others) })
        return true
      }
      const inEditor = replacers.current.get(field)
      inEditor?.(text, others)
      return inEditor !== undefined
    },
    [change],
  )

  const { fileNames } = known
  return useMemo(() => ({ all, fileNames, register, replace }), [all, fileNames, register, replace])
}

// Where a passage stands is looked up when it is marked: that it moved along is no difference.
const sameFindings = (before: readonly LessonFinding[], next: readonly LessonFinding[]): boolean =>
  before.length === next.length && JSON.stringify(before.map(unplaced)) === JSON.stringify(next.map(unplaced))
const unplaced = (finding: LessonFinding) => ({ ...finding, start: 0, end: 0 })

// The word lists come when somebody writes, not with the page. Without a line they do not: the next words try again.
async function loadReader() {
  try {
    const [{ findingsInContent }, { scan }] = await Promise.all([
      import('#lib/lessons/schema-findings-read.ts'),
      import('#lib/privacy-scan/scan.ts'),
    ])
    return { findingsInContent, scan }
  } catch {
    return undefined
  }
}

type Reader = NonNullable<Awaited<ReturnType<typeof loadReader>>>

// A field that did not change is not read again.
function read({ findingsInContent, scan }: Reader, content: LessonContent, homeName: string, memory: Map<string, Finding[]>) {
  const before = new Map(memory)
  memory.clear()
  const remembered = (text: string, context: ScanContext = {}) => {
    const key = `${context.site?.fewFamilies} ${text}`
    const findings = before.get(key) ?? scan(text, context)
    memory.set(key, findings)
    return findings
  }
  return findingsInContent(content, homeName, remembered)
}

const nothing: readonly string[] = []

/** The words of a field that are still asked about: the same list as long as they are the same. */
export function useMarked({ all }: WriterFindings, field: FindingField): readonly string[] {
  const words = all?.filter((finding) => finding.field === field && finding.isOpen).map((finding) => finding.text) ?? nothing
  const key = JSON.stringify(words)
  return useMemo(() => JSON.parse(key) as string[], [key])
}
