type LockEntry = {
  version: string
  os?: string[]
  cpu?: string[]
  libc?: string | string[]
  optional?: boolean
  engines?: { node?: string }
}

/** The packages of the lock file for this machine that are not installed, or in another version. */
export function missingPackages(
  wanted: Record<string, LockEntry>,
  installed: Record<string, { version: string }>,
  machine?: { os: string; cpu: string; libc: string },
): (LockEntry & { name: string; optional: boolean })[]

/** Whether a version of Node lies in a range of `engines`. */
export function satisfies(version: string, range: string): boolean
