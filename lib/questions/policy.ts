import { hasRole, type Actor, type Role } from '#lib/platform/actor.ts'
import type { RouteFunction, ThreadKind } from './status.ts'

/** What a rule asks of a thread: nothing of its words. */
export type ThreadForPolicy = { kind: ThreadKind; askerId: string | null; routeFunction: RouteFunction | null }

/** The role that people behind a function have. */
export const roleOfFunction: Readonly<Record<RouteFunction, Role>> = {
  regional_team: 'regional_team',
  legal_helpdesk: 'legal_helpdesk',
  curators: 'curator',
}

/** Who has a tray of questions to answer. */
export const mayOpenTray = (actor: Actor) => hasRole(actor, 'regional_team', 'legal_helpdesk', 'curator')

export const isAsker = (actor: Actor, thread: ThreadForPolicy) => thread.askerId === actor.id

/**
 * Who answers a thread: of the legal helpdesk only jurists, of the curators they and the regional team, of the regional
 * team that team. What has no route lies with the regional team and the curators. Nobody answers their own.
 */
export function mayAnswer(actor: Actor, thread: ThreadForPolicy): boolean {
  if (isAsker(actor, thread)) return false
  if (thread.kind === 'legal') return hasRole(actor, 'legal_helpdesk')
  if (hasRole(actor, 'regional_team')) return true
  return hasRole(actor, 'curator') && (thread.routeFunction === 'curators' || thread.routeFunction === null)
}

/**
 * Whether the words of a double may stand in another thread: only where nobody reads them who could not before. What lies
 * with the curators or with nobody is read by more people than what lies with the regional team; what is legal by jurists.
 */
export function mayJoin(double: ThreadForPolicy, main: ThreadForPolicy): boolean {
  const width = ({ kind, routeFunction }: ThreadForPolicy) =>
    kind === 'legal' ? 'legal' : routeFunction === 'regional_team' ? 'narrow' : 'wide'
  const [from, to] = [width(double), width(main)]
  return from === to || (from === 'wide' && to === 'narrow')
}

/** Who reads a thread: who asked, and who may answer. */
export const mayFollow = (actor: Actor, thread: ThreadForPolicy) => isAsker(actor, thread) || mayAnswer(actor, thread)

/** Who says where questions go, who is behind a function and how it is reached. */
export const mayManageRoutes = (actor: Actor) => hasRole(actor, 'administrator', 'regional_team')

/** Who writes texts to begin an answer with. */
export const mayWriteCanned = mayOpenTray

/** Who makes a general answer of a legal question. */
export const mayWriteLegal = (actor: Actor) => hasRole(actor, 'legal_helpdesk')

/** Who sees legal answers before they are public. */
export const mayReadLegalDrafts = (actor: Actor) => hasRole(actor, 'legal_helpdesk', 'curator')

/** The second person: a jurist or a curator who never wrote on it. */
export const mayApproveLegal = (actor: Actor, answer: { writerIds: readonly string[] }) =>
  hasRole(actor, 'legal_helpdesk', 'curator') && !answer.writerIds.includes(actor.id)

/** Who sees how questions go. */
export const maySeeQuestionFigures = mayOpenTray
