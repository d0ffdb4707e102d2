import type { Who } from './actions.ts'

const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000).toISOString().slice(0, 10)

/** Fields of which the right value cannot be guessed one by one. */
export const fixedFields = (absent: string): Record<string, Record<string, string>> => {
  const gathering = {
    date: days(40),
    startTime: '13:30',
    endTime: '15:00',
    'audiences[]': 'local_team',
    organiser: 'national',
    maximum: '5',
  }
  const question = 'ab'.repeat(48)
  return {
    markAttendanceAction: { mark: `${absent}:ja` },
    confirmQuestionAction: { token: question },
    visitorCreditAction: { token: question },
    visitorMessageAction: { token: question },
    observeLessonAction: { periodFrom: days(-60), periodUntil: days(-30), seen: '1', total: '4', slug: 'doe-mee' },
    changeGatheringAction: gathering,
    createGatheringAction: gathering,
    collectAction: { address: '/lessen/doe-mee', bundleId: absent },
    addThingAction: { address: '/lessen/doe-mee' },
    handOverAction: { to: `person:${absent}` },
    askOpenOfMissAction: { fingerprint: 'ab'.repeat(32) },
    handleMissAction: { fingerprint: 'ab'.repeat(32) },
  }
}

/** Not called here, and why. */
export const notCalled: Readonly<Record<string, string>> = {
  openInstrumentAction: 'takes an address; the door /instrumenten/[slug]/open is asked',
  oneClickStopAction: 'takes a token; the door /api/volgen/stop is asked',
  uploadFileAction: 'takes a file; the door /api/bestanden is asked',
  removeFileAction: 'takes an id; the door /api/bestanden is asked',
  uploadMaterialAction: 'takes a file; the door /api/bestanden/bijeenkomst is asked',
  uploadQuestionFileAction: 'takes a file; the door /api/bestanden/vraag is asked',
  uploadVisitorFileAction: 'takes a file; the door /api/bestanden/gast is asked',
  placeInstrumentFileAction: 'takes a file; the door /api/bestanden/instrument is asked',
  exportLogbookAction: 'on no page; the door /redactie/logboek.csv is asked',
  saveDraftAction: 'takes a document; the door /api/lessen/[id]/concept is asked',
  recogniseAction: 'for everybody, from a random number of the browser; the door /herken/stuur is asked',
  beginSecondFactorAction: 'only ever about who calls, who would need it from then on',
  confirmSignInAction: 'takes the secret of a mail',
  signOutAction: 'would end the session that the others are tried with',
}

/** Deeds that are done already when there is nothing to do: nothing is written. */
export const saysSoAnyway: readonly string[] = ['endSessionAction']

const curators: readonly Who[] = ['curator']
const administrators: readonly Who[] = ['administrator']
/** The regional team and curators organise for the whole country. */
const organisers: readonly Who[] = ['regional_team', 'curator']
const regionalTeam: readonly Who[] = ['regional_team']
const trays: readonly Who[] = ['regional_team', 'legal_helpdesk', 'curator']
const managersOfRoutes: readonly Who[] = ['regional_team', 'administrator']
const managersOfPeople: readonly Who[] = ['curator', 'administrator']
const whoeverIsSignedIn: readonly Who[] = ['member', 'regional_team', 'legal_helpdesk', 'curator', 'administrator']
const everybody: readonly Who[] = ['visitor', ...whoeverIsSignedIn]

const allowed: readonly (readonly [readonly Who[], string])[] = [
  [everybody, 'askSignIn'],
  // About oneself, or something new of one's own.
  [whoeverIsSignedIn, 'ask changeOwnName endSession renewCalendarAddress saveProfile signUp startBundle'],
  [
    curators,
    `acceptBundle addBundleAuthor addQuote addThing askLinkChecks askOpinion askSecondLook chooseExpectedDay claimLesson collect decideAnswer
    decideLesson decideObservation decideReaction decideStep describeBundle handleMiss handleReport hideOpen makeOpenPublic mergeLessons
    moveCertainty moveReviewDate offerBundle placeBundle publishGathering publishSeries putReviewAside releaseLesson reopenNote replyToNote resolveNote
    retireBundle retireElement retireInstrument retireReason retireSynonyms returnBundle revokeOpinion saveElement saveInstrument saveReason
    saveSynonyms setStep showHiddenText suggestWording takeBackBundle takeOverLesson undoMerge undoWithdrawal cancelPlacing withdrawLesson writeNote sayLessonAnswers
    confirmWithdrawal removeBundleAuthor annotateItem moveItem removeItem`,
  ],
  [
    organisers,
    `addLink addNote addQuestion addWalkIn cancelGathering cancelSignUp changeGathering closeBoard copyGathering createGathering exportParticipants
    gatherNotes giveOutOfTurn hideNote importInvitations invite linkLesson markAttendance openBoard proposeGathering removeLink removeMaterial
    removeNote retireQuestion series showMaterial takeBackGathering unlinkLesson withdrawInvitation`,
  ],
  [regionalTeam, 'answerOpen closeConversation endOpen askPerson'],
  // Questions without a route lie with the regional team and the curators.
  [organisers, 'linkSame pickUp reopen unlinkSame withdrawAtOnce merge handOver close'],
  [['regional_team', 'legal_helpdesk', 'curator'], 'answer'],
  [trays, 'retireCanned saveCanned'],
  [managersOfRoutes, 'addRoutePerson removeRoutePerson retireRoute saveRoute setAbsence'],
  [managersOfPeople, 'closeAccount endMembership endRole grantRole invitePerson letIn refuseAccess reopenAccount startMembership'],
  [administrators, 'addTheme addWebhook resetSecondFactor retireWebhook uncouplePerson'],
]

/** Who may do what to something that does not belong to them, by role; whoever is not named here is refused. */
export const allowedToStrangers: Readonly<Record<string, readonly Who[]>> = Object.fromEntries(
  allowed.flatMap(([who, names]) => names.split(/\s+/).map((name) => [`${name}Action`, who])),
)
