/** Whoever looks at the board of a gathering hears under this name that it changed. */
export const boardTopic = (gatheringId: string) => `board:${gatheringId}`
