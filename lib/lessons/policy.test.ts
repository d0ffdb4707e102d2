import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '#lib/platform/actor.ts'
import {
  mayChangeAuthors,
  mayDecide,
  mayEdit,
  mayFetchFile,
  mayReadOwn,
  mayReview,
  mayStartLesson,
  maySubmit,
  mayWithdraw,
  type LessonForPolicy,
} from './policy.ts'
import type { LessonStatus } from './status.ts'

const me = '11111111-1111-4111-8111-111111111111'
const other = '22222222-2222-4222-8222-222222222222'
const roles: Role[] = ['member', 'regional_team', 'legal_helpdesk', 'curator', 'administrator']
const statuses: LessonStatus[] = ['draft', 'submitted', 'returned', 'declined', 'published', 'withdrawn']
const relations = {
  'a writer': { authorIds: [me, other], everAuthorIds: [me, other] },
  'a former writer': { authorIds: [other], everAuthorIds: [me, other] },
  'a stranger': { authorIds: [other], everAuthorIds: [other] },
}
const relationNames = Object.keys(relations) as (keyof typeof relations)[]

const actor = (role: Role): Actor => ({
  id: me,
  name: 'Ik',
  email: 'ik@test.example',
  roles: [role],
  sites: ['friesland'],
  regions: ['JZ14'],
})
const lesson = (status: LessonStatus, relation: keyof typeof relations): LessonForPolicy => ({ status, ...relations[relation] })

describe('Who may do what with a lesson', () => {
  const cases = roles.flatMap((role) => relationNames.map((relation) => ({ role, relation })))

  test.each(cases)('$role who is $relation', ({ role, relation }) => {
    const isWriter = relation === 'a writer'
    const isCurator = role === 'curator'
    for (const status of statuses) {
      const thing = lesson(status, relation)
      const allowed = {
        edit: mayEdit(actor(role), thing),
        submit: maySubmit(actor(role), thing),
        read: mayReadOwn(actor(role), thing),
        authors: mayChangeAuthors(actor(role), thing),
        review: mayReview(actor(role)),
        decide: mayDecide(actor(role), thing),
        withdraw: mayWithdraw(actor(role)),
        unsentFile: mayFetchFile(actor(role), thing, { placed: false, sentIn: false }),
        file: mayFetchFile(actor(role), thing, { placed: false, sentIn: true }),
        publicFile: mayFetchFile(actor(role), thing, { placed: true, sentIn: true }),
      }
      expect({ status, ...allowed }).toEqual({
        status,
        edit: isWriter && status !== 'declined',
        submit: isWriter && status !== 'declined',
        read: isWriter,
        authors: isWriter,
        review: isCurator,
        decide: isCurator && relation === 'a stranger',
        withdraw: isCurator,
        unsentFile: isWriter,
        file: isWriter || isCurator,
        publicFile: true,
      })
    }
  })

  test('a visitor fetches only files of a placed lesson', () => {
    for (const status of statuses) {
      expect(mayFetchFile(null, lesson(status, 'a stranger'), { placed: false, sentIn: true })).toBe(false)
      expect(mayFetchFile(null, lesson(status, 'a stranger'), { placed: true, sentIn: true })).toBe(true)
    }
  })

  test('one begins a lesson only for an own site or region, also as a curator or administrator', () => {
    for (const role of roles) {
      expect(mayStartLesson(actor(role), { site: 'friesland' })).toBe(true)
      expect(mayStartLesson(actor(role), { region: 'JZ14' })).toBe(true)
      expect(mayStartLesson(actor(role), { site: 'zeeland' })).toBe(false)
      expect(mayStartLesson(actor(role), { region: 'JZ02' })).toBe(false)
      expect(mayStartLesson(actor(role), {})).toBe(false)
    }
  })
})
