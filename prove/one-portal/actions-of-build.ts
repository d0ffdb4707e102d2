import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '#scripts/children.ts'

export type Action = { id: string; exportedName: string; filename: string; workers: Record<string, unknown> }

/** Every server action of the build. */
export function actionsOfBuild(): Action[] {
  const manifest = JSON.parse(fs.readFileSync(path.join(projectFolder, '.next/server/server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, Omit<Action, 'id'>>
  }
  return Object.entries(manifest.node).map(([id, action]) => ({ id, ...action }))
}
