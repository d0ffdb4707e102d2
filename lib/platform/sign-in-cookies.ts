import { env } from './env.ts'

/** Signed-in time without any use, after which the session ends. */
export const idleDays = 7
/** Signed-in time after which the session ends, used or not. */
export const absoluteDays = 30
/** How long a link and its code can be used. */
export const signInMinutes = 10

/**
 * The cookies of signing in. On https their names start with `__Host-`: no other host and no plain http can set them.
 * `hint` holds no secret: scripts of public pages read it to know that somebody is signed in.
 */
export function signInCookies() {
  const secure = env().APP_URL.startsWith('https:')
  const name = (plain: string) => (secure ? `__Host-${plain}` : plain)
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  return {
    session: { name: name('sessie'), options: shared },
    browser: { name: name('inlogpoging'), options: { ...shared, maxAge: (signInMinutes + 5) * 60 } },
    hint: { name: 'ingelogd', options: { ...shared, httpOnly: false, maxAge: absoluteDays * 86_400 } },
  } as const
}
