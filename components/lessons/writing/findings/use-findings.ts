'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReplaceWords } from '#components/rich-text/marked-words.ts'
import type { OwnFindings } from '#lib/lessons/queries-findings.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { type FindingField, type JudgedFinding, type LessonFinding, judgeFindings } from '#lib/lessons/status-findings.ts'
import type { Finding, ScanContext } from '#lib/privacy-scan/finding.ts'

/** So often the text is read while somebody types. With the reading itself a mark is there within half a second. */
const rhythm = 200

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
  const latest = useRef({ content, homeName })
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    latest.current = { content, homeName }
    const look = async () => {
      const reader = await loadReader()
      if (!reader) return
      const text = latest.current
      const next = read(reader, text.content, text.homeName, memory.current)
      setFound(next)
    }
    wait.current ??= setTimeout(() => {
      wait.current = undefined
      void look()
    }, rhythm)
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

  function replace(finding: JudgedFinding, others: string): boolean {
    const { field, text } = finding
    if (lines.includes(field)) {
      const line = field as Lines
      change({ [line]: content[line].replaceAll(text, others) })
      return true
    }
    const inEditor = replacers.current.get(field)
    inEditor?.(text, others)
    return inEditor !== undefined
  }

  return { all, fileNames: known.fileNames, register, replace }
}

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
