import { linkChecking } from '#lib/bundles/commands-links.ts'
import { passMoments } from '#lib/gatherings/commands-clock.ts'
import { askFollowUps, wipeFollowUps } from '#lib/gatherings/commands-follow-ups.ts'
import { expireOffers } from '#lib/gatherings/commands-offers.ts'
import { checkMinimums, holdGatherings } from '#lib/gatherings/commands-publish.ts'
import { wipeBoards } from '#lib/gatherings/commands-reflection-lessons.ts'
import { sendReminders } from '#lib/gatherings/commands-reminders.ts'
import { makeNameless, wipeAnswers, wipeNeeds } from '#lib/gatherings/commands-retention.ts'
import { lessonIndexing } from '#lib/lessons/commands-feed.ts'
import { scheduledPlacing } from '#lib/lessons/commands-placing.ts'
import { opinionReminding } from '#lib/lessons/commands-review-opinions.ts'
import { totalsFolding } from '#lib/lessons/commands-totals.ts'
import { reviewAsking } from '#lib/lessons/commands-dates.ts'
import { howItWentAsking } from '#lib/lessons/commands-applications-asks.ts'
import { reactionTidying } from '#lib/lessons/commands-voices.ts'
import { digestJobs } from '#lib/people/commands-digests.ts'
import { followTidying } from '#lib/people/commands-follows.ts'
import { profileForgetting } from '#lib/people/commands-experience.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { gatheringIndexing } from '#lib/gatherings/commands-search.ts'
import { wordCounting } from '#lib/platform/search/count-words.ts'
import { missForgetting } from '#lib/platform/search/misses.ts'
import { conversationJobs } from '#lib/questions/commands-conversations-clock.ts'
import { openQuestionJob } from '#lib/questions/commands-open.ts'
import { strayRemoving } from '#lib/platform/storage/strays.ts'
import { signInTidying } from '#lib/platform/sign-in-tidy.ts'
import { questionJobs } from '#lib/questions/commands-clock.ts'
import { webhookDelivering } from '#lib/platform/webhooks/deliveries.ts'

const minute = 60_000

const gatheringJobs: readonly Job[] = [
  // A place that nobody answered for is somebody else's at once.
  { name: 'expire offers', every: minute, run: expireOffers },
  { name: 'remind of gatherings', every: minute, run: sendReminders },
  { name: 'pass moments of gatherings', every: minute, run: passMoments },
  { name: 'check minimums', every: 5 * minute, run: checkMinimums },
  { name: 'hold gatherings', every: 5 * minute, run: holdGatherings },
  { name: 'wipe diet and accessibility', every: 60 * minute, run: wipeNeeds },
  { name: 'wipe answers', every: 60 * minute, run: wipeAnswers },
  { name: 'take the names off gatherings of a year ago', every: 60 * minute, run: makeNameless },
  { name: 'wipe boards', every: 60 * minute, run: wipeBoards },
  { name: 'ask what people did with it', every: 60 * minute, run: askFollowUps },
  { name: 'wipe what people did with it', every: 60 * minute, run: wipeFollowUps },
]

/** Everything that happens by the clock. A domain adds its own: a command that does one batch of what is due. */
export const jobs: readonly Job[] = [
  signInTidying,
  reviewAsking,
  reactionTidying,
  scheduledPlacing,
  opinionReminding,
  linkChecking,
  lessonIndexing,
  totalsFolding,
  gatheringIndexing,
  wordCounting,
  missForgetting,
  webhookDelivering,
  ...gatheringJobs,
  ...questionJobs,
  ...conversationJobs,
  openQuestionJob,
  howItWentAsking,
  ...digestJobs,
  followTidying,
  profileForgetting,
  strayRemoving,
]
