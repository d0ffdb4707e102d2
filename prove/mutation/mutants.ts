// Small changes of meaning in a source file, each of which a test should notice.
import { parseSync } from '@swc/core'

/** One change: the bytes from `start` to `end` become `to`. */
export type Mutant = { start: number; end: number; from: string; to: string; line: number }

const swaps: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
}

type Node = { type: string; span: { start: number; end: number } } & Record<string, unknown>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'span' in value
const isText = (node: Node) => node.type === 'StringLiteral' || node.type === 'TemplateLiteral'

/** Every mutant of a TypeScript source, in the order of the text. */
export function mutantsOf(source: string): Mutant[] {
  // The parser counts bytes, on from file to file: a first statement of our own tells where this one begins.
  const marker = '0;'
  const tree = parseSync(marker + source, { syntax: 'typescript', target: 'es2024' })
  const base = (tree.body[0]?.span.start ?? 0) + marker.length
  const bytes = Buffer.from(source)
  const mutants: Mutant[] = []
  const add = (start: number, end: number, to: string) => {
    const from = bytes.subarray(start, end).toString()
    mutants.push({ start, end, from, to, line: bytes.subarray(0, start).toString().split('\n').length })
  }
  const span = (node: Node): [number, number] => [node.span.start - base, node.span.end - base]

  const visit = (value: unknown, inLoop = false): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, inLoop)
      return
    }
    if (typeof value !== 'object' || value === null) return
    if (!isNode(value)) {
      for (const child of Object.values(value)) visit(child, inLoop)
      return
    }
    // Types say nothing at run time.
    if (value.type.startsWith('Ts') && !/^Ts(?:As|NonNull|Satisfies|Const)/.test(value.type)) return
    const loop = /^(?:For|While|DoWhile)Statement$/.test(value.type)
    change(value, inLoop)
    for (const [name, child] of Object.entries(value)) {
      if (name === 'span' || name === 'typeAnnotation') continue
      // A loop that never ends is noticed by nobody but the clock.
      visit(child, loop && (name === 'test' || name === 'update'))
    }
  }
  const change = (node: Node, inLoop: boolean): void => {
    const [start, end] = span(node)
    const { left, right, operator, test, value, expression, argument } = node
    if (node.type === 'BinaryExpression' && typeof operator === 'string' && swaps[operator] && isNode(left) && isNode(right) && !inLoop) {
      if ((operator === '+' || operator === '-') && (isText(left) || isText(right))) return
      const [, from] = span(left)
      const at = from + bytes.subarray(from, span(right)[0]).toString().indexOf(operator)
      add(at, at + operator.length, swaps[operator])
    }
    if (node.type === 'BooleanLiteral' && !inLoop) add(start, end, value === true ? 'false' : 'true')
    if (node.type === 'UnaryExpression' && operator === '!' && isNode(argument) && !inLoop)
      add(start, end, `(${bytes.subarray(...span(argument)).toString()})`)
    if (node.type === 'IfStatement' && isNode(test)) add(...span(test), 'false')
    if (node.type === 'ConditionalExpression' && isNode(test)) add(...span(test), 'true')
    if (node.type === 'ArrayExpression' && Array.isArray(node.elements) && node.elements.length > 0) add(start, end, '[]')
    // One role fewer of those that may.
    const given = node.type === 'CallExpression' && Array.isArray(node.arguments) ? (node.arguments as { expression: Node }[]) : []
    const [before, last] = [given.at(-2)?.expression, given.at(-1)?.expression]
    if (given.length > 2 && before && last?.type === 'StringLiteral') add(span(before)[1], span(last)[1], '')
    if (node.type === 'ExpressionStatement' && isNode(expression) && expression.type === 'AwaitExpression') add(start, end, ';')
  }
  visit(tree.body.slice(1))
  return mutants.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** The source with one change made. */
export function mutated(source: string, { start, end, to }: Mutant): string {
  const bytes = Buffer.from(source)
  return bytes.subarray(0, start).toString() + to + bytes.subarray(end).toString()
}
