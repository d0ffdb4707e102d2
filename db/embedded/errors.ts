/** The embedded database cannot run here; the message is one line that says what to do. */
export class DatabaseStartError extends Error {
  override name = 'DatabaseStartError'
}

/** Turns what the system or PostgreSQL said into a line that helps; anything unknown keeps its last line. */
export function explain(dataDir: string, said: string): DatabaseStartError {
  if (/ENOSPC|No space left on device|Check free disk space/i.test(said)) {
    return new DatabaseStartError(`De schijf is vol: er is geen ruimte voor de database in ${dataDir}. Maak ruimte en start opnieuw.`)
  }
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system|wrong ownership|Operation not permitted/i.test(said)) {
    return new DatabaseStartError(
      `In de databasemap ${dataDir} mag niet geschreven worden. Maak jezelf eigenaar van die map, of zet DATA_DIR op een andere map.`,
    )
  }
  if (/Address already in use|could not bind/i.test(said)) {
    return new DatabaseStartError(
      'De poort van de database is bezet door een ander programma. Start opnieuw: dan zoekt hij een vrije poort.',
    )
  }
  if (/could not (load|open) .*librar|error while loading shared libraries/i.test(said)) {
    return new DatabaseStartError(
      `PostgreSQL mist een bibliotheek van het systeem (${lastLine(said)}). Installeer die, of zet DATABASE_URL op een eigen PostgreSQL 18.`,
    )
  }
  return new DatabaseStartError(
    `De databasemap ${dataDir} is beschadigd of niet compleet (${lastLine(said)}). Zet een back-up terug, of verplaats de map om met een lege database te beginnen.`,
  )
}

function lastLine(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const telling = lines.filter((line) => /FATAL|PANIC|error/i.test(line))
  return (telling.at(-1) ?? lines.at(-1) ?? 'zonder uitleg').replace(/^[\d-]+ [\d:.]+ \w+ \[\d+\] /, '').slice(0, 200)
}
