import type { Instrumentation } from 'next'

/** Puts every fault while rendering or acting in the log, with the number that its reader sees. */
export const onRequestError: Instrumentation.onRequestError = async (fault, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ log }, { pathForLog }] = await Promise.all([import('#lib/platform/log.ts'), import('#lib/platform/metrics/answers.ts')])
  const number = request.headers['x-request-id']
  log.error(
    {
      err: fault,
      request: Array.isArray(number) ? number[0] : number,
      method: request.method,
      // A query can hold what someone searched for, or a token of a link.
      path: pathForLog(request.path.split('?', 1)[0] ?? '/'),
      route: context.routePath,
      kind: context.routeType,
    },
    'fault in Next',
  )
}
