import { GraphError } from './errors.js';

/** One requested field: `ads.limit(5){id,name}` has args and fields below it. */
export interface FieldSpec {
  name: string;
  args: Record<string, string>;
  fields: FieldSpec[] | null;
}

function bad(text: string, at: number): GraphError {
  return new GraphError(
    2500,
    `Syntax error "Expected end of string instead of "${text[at] ?? ''}"." at character ${at}: ${text}`,
  );
}

/** Reads the `fields` parameter: commas, `name{...}` for what is below, `name.arg(value)` for edges. Throws code 2500. */
export function parseFields(text: string): FieldSpec[] {
  let at = 0;

  /** Text up to the bracket that closes the one just passed; quotes and inner brackets are skipped over. */
  function argument(): string {
    const start = at;
    let depth = 1;
    let quoted = false;
    for (; at < text.length; at++) {
      const char = text[at];
      if (char === '"' && text[at - 1] !== '\\') quoted = !quoted;
      if (quoted) continue;
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      if (depth === 0) break;
    }
    if (depth > 0) throw bad(text, at);
    at += 1;
    return text.slice(start, at - 1);
  }

  function name(): string {
    const match = /^\s*([A-Za-z0-9_]+)/.exec(text.slice(at));
    if (!match?.[1]) throw bad(text, at);
    at += match[0].length;
    return match[1];
  }

  function list(closing: '}' | ''): FieldSpec[] {
    const specs: FieldSpec[] = [];
    for (;;) {
      const spec: FieldSpec = { name: name(), args: {}, fields: null };
      while (text[at] === '.') {
        at += 1;
        const arg = name();
        if (text[at] !== '(') throw bad(text, at);
        at += 1;
        spec.args[arg] = argument();
      }
      if (text[at] === '{') {
        at += 1;
        spec.fields = list('}');
      }
      specs.push(spec);
      while (text[at] === ' ') at += 1;
      if (text[at] === ',') {
        at += 1;
        continue;
      }
      if (closing === '}' ? text[at] !== '}' : at < text.length) throw bad(text, at);
      at += 1;
      return specs;
    }
  }

  return list('');
}
