const words = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf']

/** 'elf', and '13' from there on: small numbers read better as words. */
export const countedNumber = (count: number): string => words[count] ?? String(count)

/** '1 les', '12 lessen' */
export const countedLessons = (count: number): string => (count === 1 ? '1 les' : `${count} lessen`)
