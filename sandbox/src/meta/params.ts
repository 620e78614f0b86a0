import { parameter } from './errors.js';

/** The parameters of a call, wherever they came from: query, form or JSON body. Nested values may be JSON text. */
export class Params {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    const value = this.values[name];
    return value !== undefined && value !== null && value !== '';
  }

  names(): string[] {
    return Object.keys(this.values).filter((name) => this.values[name] !== undefined);
  }

  /** Text of a scalar parameter; undefined when absent. Throws code 100 for lists and objects. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'object') throw parameter(`Param ${name} must be a string`);
    return String(value);
  }

  /** A structured parameter: given as JSON text in forms and queries, as it is in JSON bodies. */
  json(name: string): unknown {
    const value = this.values[name];
    if (typeof value !== 'string') return value ?? undefined;
    if (value === '') return undefined;
    try {
      return JSON.parse(value);
    } catch (error) {
      if (error instanceof SyntaxError) return value;
      throw error;
    }
  }

  object(name: string): Record<string, unknown> | undefined {
    const value = this.json(name);
    if (value === undefined) return undefined;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw parameter(`Param ${name} must be a valid JSON object.`);
    }
    return value as Record<string, unknown>;
  }

  /** A list: JSON array, comma list, or repeated/indexed form fields. Throws code 100 for anything else. */
  list(name: string): unknown[] | undefined {
    const value = this.json(name);
    if (value === undefined) return undefined;
    if (Array.isArray(value)) return value;
    if (typeof value === 'string') return value.split(',').map((part) => part.trim());
    if (typeof value === 'number') return [value];
    if (value !== null && typeof value === 'object' && Object.keys(value).every((key) => /^\d+$/.test(key))) {
      return Object.values(value);
    }
    throw parameter(`Param ${name} must be an array.`);
  }

  /** A list of words out of a fixed set. Throws code 100 naming the set. */
  words(name: string, allowed: readonly string[]): string[] | undefined {
    return this.list(name)?.map((item, index) => {
      const word = String(item);
      if (!allowed.includes(word)) {
        throw parameter(`${name}[${index}] must be one of the following values: ${allowed.join(', ')}`);
      }
      return word;
    });
  }

  /** One word out of a fixed set. */
  word<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined || value === '') return undefined;
    const found = allowed.find((word) => word === value);
    if (found === undefined)
      throw parameter(`${name} must be one of the following values: ${allowed.join(', ')}`);
    return found;
  }

  /** A whole number of at least `min`. */
  whole(name: string, min = 0): number | undefined {
    const value = this.text(name);
    if (value === undefined || value === '') return undefined;
    const number = Number(value);
    if (!/^-?\d+$/.test(value.trim()) || !Number.isSafeInteger(number) || number < min) {
      throw parameter(`Param ${name} must be an integer${min > 0 ? ` of at least ${min}` : ''}`);
    }
    return number;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined || value === '') return undefined;
    if (['true', '1'].includes(value)) return true;
    if (['false', '0'].includes(value)) return false;
    throw parameter(`Param ${name} must be a boolean`);
  }

  with(more: Record<string, unknown>): Params {
    return new Params({ ...this.values, ...more });
  }

  /** The raw value, for attributes that are kept as they were given. */
  raw(name: string): unknown {
    return this.values[name];
  }
}
