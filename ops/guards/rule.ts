import ts from 'typescript';

/** One source file as a rule sees it. `path` is relative to the repository, with forward slashes. */
export interface Source {
  path: string;
  text: string;
  ast: ts.SourceFile;
}

export interface Finding {
  rule: string;
  path: string;
  line: number;
  message: string;
}

/** A rule about the text of one file that imports alone cannot express. */
export interface Rule {
  name: string;
  /** Which files it is about. */
  applies(path: string): boolean;
  /** The offending places: a node, or a position in the text, with what to do instead. */
  check(source: Source): { at: number; message: string }[];
}

const TEST = /\.spec\.tsx?$|(^|\/)(testing|test)\/|vitest\.config\.ts$/;

export const isTest = (path: string): boolean => TEST.test(path);
export const inRooms = (path: string, rooms: string[]): boolean =>
  rooms.some((room) => path.startsWith(`${room}/`));

export function parse(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { path, text, ast: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind) };
}

/** Calls `visit` for every node of a tree, the root included. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The places of all nodes that `wanted` accepts, with one message. */
export function places(source: Source, wanted: (node: ts.Node) => boolean, message: string) {
  const found: { at: number; message: string }[] = [];
  walk(source.ast, (node) => {
    if (wanted(node)) found.push({ at: node.getStart(source.ast), message });
  });
  return found;
}

/** Text of string and template literals; the parts of a template count one by one. */
export function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  return undefined;
}

export function run(rules: Rule[], sources: Source[]): Finding[] {
  return sources.flatMap((source) =>
    rules
      .filter((rule) => rule.applies(source.path))
      .flatMap((rule) =>
        rule.check(source).map(({ at, message }) => ({
          rule: rule.name,
          path: source.path,
          line: source.ast.getLineAndCharacterOfPosition(at).line + 1,
          message,
        })),
      ),
  );
}
