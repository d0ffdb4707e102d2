import { certaintyWords, kindWords, nationalStatusWords } from '#lib/lessons/copy.ts'

const slugs = (words: Readonly<Record<string, { slug: string }>>) => Object.values(words).map((word) => word.slug)
const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const moment = { type: 'string', format: 'date-time' }
const address = { type: 'string', format: 'uri' }
const texts = { type: 'array', items: text }

const listed = {
  id: { type: 'string', format: 'uuid' },
  url: address,
  api_url: address,
  kind: { type: 'string', enum: slugs(kindWords) },
  title: text,
  core_sentence: text,
  site: textOrNull,
  region: textOrNull,
  themes: texts,
  minutes: { type: 'integer' },
  published_at: moment,
  updated_at: moment,
  applied_regions: { type: 'integer', minimum: 0 },
}
const whole = {
  ...listed,
  principle: text,
  tip: { type: ['integer', 'null'] },
  audiences: texts,
  national_status: { type: 'string', enum: slugs(nationalStatusWords) },
  certainty: { type: 'string', enum: slugs(certaintyWords) },
  result_period: text,
  result_numbers: text,
  evidence_supports: text,
  evidence_contradicts: text,
  sections: { type: 'array', items: object({ name: text, heading: text, text }) },
}

function object(properties: Record<string, unknown>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
const answer = (description: string, schema: unknown) => ({ description, content: { 'application/json': { schema } } })
const filter = (name: string, description: string, schema: unknown = text) => ({ name, in: 'query', description, schema })

/** The description of the API, for the site at `origin`. */
export const openApi = (origin: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Proeftuin',
    version: '1.0.0',
    description: 'Lessons that everyone can read, read-only and without a key. Every answer has an ETag: ask again with If-None-Match.',
  },
  servers: [{ url: origin }],
  paths: {
    '/api/v1/lessen': {
      get: {
        operationId: 'listLessons',
        summary: 'Lessons, newest first; the best matches first with q',
        parameters: [
          filter('q', 'Words to look for'),
          filter('thema', 'Slug of a theme'),
          filter('proeftuin', 'Slug of a pilot site'),
          filter('regio', 'Slug of a region'),
          filter('principe', 'Slug of a principle'),
          filter('tip', 'Number of a tip', { type: 'integer', minimum: 1, maximum: 10 }),
          filter('soort', 'Kind', listed.kind),
          filter('status', 'What can be done already', whole.national_status),
          filter('zekerheid', 'How sure it is', whole.certainty),
          filter('toegepast', 'Applied in another region now', { type: 'string', enum: ['ja'] }),
          filter('vanaf', 'Where the next page begins: taken from `next`, never made up'),
        ],
        responses: {
          200: answer(
            'One page',
            object({ data: { type: 'array', items: object(listed) }, self: address, next: { type: ['string', 'null'], format: 'uri' } }),
          ),
        },
      },
    },
    '/api/v1/lessen/{slug}': {
      get: {
        operationId: 'readLesson',
        summary: 'One lesson',
        parameters: [{ name: 'slug', in: 'path', required: true, schema: text }],
        responses: {
          200: answer('The lesson', object({ data: object(whole) })),
          308: { description: 'The lesson has another address now' },
          404: { description: 'There never was such a lesson' },
          410: answer('The lesson was withdrawn', object({ error: text, withdrawn_at: moment })),
        },
      },
    },
  },
})
