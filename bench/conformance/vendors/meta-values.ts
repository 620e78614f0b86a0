/** Checks of single values against the type words of Meta's codegen specs. */
export type Enums = ReadonlyMap<string, ReadonlySet<string>>;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value);

const plain: Record<string, (text: string) => boolean> = {
  string: () => true,
  int: (text) => /^-?\d+$/.test(text),
  'unsigned int': (text) => /^\d+$/.test(text),
  float: (text) => /^-?\d+(\.\d+)?$/.test(text),
  bool: (text) => text === 'true' || text === 'false',
  datetime: (text) =>
    /^\d+$/.test(text) || !Number.isNaN(Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
};

/** True when a parameter sent as text fits its declared type; nested values are JSON text. */
export function fits(text: string, type: string, enums: Enums): boolean {
  const check = plain[type];
  if (check) return check(text);
  const values = enums.get(type);
  if (values) return values.has(text);
  const item = /^list<(.+)>$/.exec(type)?.[1];
  if (item === undefined) return isObject(json(text));
  // Lists of plain words may also be written with commas.
  const list = json(text) ?? text.split(',');
  if (!Array.isArray(list)) return false;
  return list.every((one) => fits(typeof one === 'string' ? one : JSON.stringify(one), item, enums));
}
