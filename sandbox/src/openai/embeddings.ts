import { z } from 'zod';
import { keyOf, mix } from '../world/hash.js';

export const embeddingsRequest = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1).max(2048)]),
  dimensions: z.number().int().min(1).max(3072).optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
});
type EmbeddingsRequest = z.infer<typeof embeddingsRequest>;

const DEFAULT_DIMENSIONS = 1536;
/** Places of the vector that each word and each of its parts touches. */
const PLACES = 4;

/** Words and their three-letter parts, so that "Fahrrad" and "Fahrräder" are near each other. */
function features(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    const parts = Array.from(
      { length: Math.max(0, word.length - 2) },
      (_, at) => `#${word.slice(at, at + 3)}`,
    );
    return [word, ...parts];
  });
}

/** A unit vector made of hashed words: texts that share words are near each other, always in the same way. */
export function embed(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const feature of features(text)) {
    const weight = feature.startsWith('#') ? 0.3 : 1;
    for (let place = 0; place < PLACES; place++) {
      const hash = mix(keyOf(feature), place, 5);
      const at = hash % dimensions;
      vector[at] = (vector[at] ?? 0) + (hash & 0x10000 ? weight : -weight);
    }
  }
  const length = Math.hypot(...vector);
  if (length === 0) {
    vector[0] = 1;
    return vector;
  }
  return vector.map((value) => value / length);
}

/** The reply of the embeddings endpoint; base64 holds little-endian 32-bit floats. */
export function embeddings(request: EmbeddingsRequest): Record<string, unknown> {
  const inputs = typeof request.input === 'string' ? [request.input] : request.input;
  const dimensions = request.dimensions ?? DEFAULT_DIMENSIONS;
  const used = inputs.reduce((all, text) => all + Math.ceil(text.length / 4), 0);
  return {
    object: 'list',
    data: inputs.map((text, index) => {
      const vector = embed(text, dimensions);
      const embedding =
        request.encoding_format === 'base64'
          ? Buffer.from(Float32Array.from(vector).buffer).toString('base64')
          : vector;
      return { object: 'embedding', index, embedding };
    }),
    model: request.model,
    usage: { prompt_tokens: used, total_tokens: used },
  };
}
