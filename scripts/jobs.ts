import { scheduledPlacing } from '#lib/lessons/commands-placing.ts'
import { opinionReminding } from '#lib/lessons/commands-review-opinions.ts'
import { reviewAsking } from '#lib/lessons/commands-dates.ts'
import { reactionTidying } from '#lib/lessons/commands-voices.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { signInTidying } from '#lib/platform/sign-in-tidy.ts'

/** Everything that happens by the clock. A domain adds its own: a command that does one batch of what is due. */
export const jobs: readonly Job[] = [signInTidying, reviewAsking, reactionTidying, scheduledPlacing, opinionReminding]
