'use client'

import { useSyncExternalStore, type ComponentProps } from 'react'
import { Button } from '#components/ui/button.tsx'

const never = () => () => undefined

/**
 * A button whose work is done by the script of the page. The page stands before its script does: until then the button
 * says that it cannot be pressed yet, for a press would be lost.
 */
export function ScriptButton({ 'aria-disabled': busy, ...rest }: Omit<ComponentProps<typeof Button>, 'type'>) {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return <Button type="button" aria-disabled={busy || !awake || undefined} {...rest} />
}
