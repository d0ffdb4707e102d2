/** The public list of legal answers and each of its pages. */
export const legalAnswersTag = 'legal-answers'
/** Phone and mailbox of the functions, as the contact page shows them. */
export const routesTag = 'question-routes'
/** Where who looks at a thread hears that it changed. */
export const threadTopic = (threadId: string) => `thread:${threadId}`
/** Where who looks at a tray hears that something came in or went on. */
export const trayTopic = 'question-tray'
