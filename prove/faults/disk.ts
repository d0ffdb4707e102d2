// A disk of its own, small enough to fill: in memory, mounted by root.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runProgram } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'

export type Disk = { folder: string; fill(): number; empty(): void }

/** Mounts a disk of so many megabytes; nothing when this machine does not let us. */
export async function smallDisk(megabytes: number): Promise<Disk | undefined> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-disk-'))
  const { code } = await runProgram('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  if (code !== 0) {
    fs.rmdirSync(folder)
    return undefined
  }
  whenClosing(async () => {
    await runProgram('umount', ['-l', folder])
    fs.rmdirSync(folder)
  })
  const ballast = path.join(folder, 'ballast')
  return {
    folder,
    /** Takes all room that is left; gives how many bytes that was. */
    fill: () => {
      const file = fs.openSync(ballast, 'a')
      const before = fs.fstatSync(file).size
      for (const size of [1_000_000, 4_096]) {
        const piece = Buffer.alloc(size)
        try {
          for (;;) fs.writeSync(file, piece)
        } catch (fault) {
          if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault
        }
      }
      const size = fs.fstatSync(file).size - before
      fs.closeSync(file)
      return size
    },
    empty: () => fs.rmSync(ballast, { force: true }),
  }
}
