import { absoluteUrl } from '#app/(openbaar)/addresses.ts'
import { openApi } from '#app/api/v1/openapi.ts'

export const dynamic = 'force-dynamic'

/** What the addresses of the API take and give (OpenAPI 3.1). */
export function GET(): Response {
  return Response.json(openApi(absoluteUrl('/').replace(/\/$/, '')))
}
