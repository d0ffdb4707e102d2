/** Everything that lists open questions for the public. */
export const openQuestionsTag = 'open-questions'
