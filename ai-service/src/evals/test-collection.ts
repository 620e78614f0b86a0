/** Documents, questions and judgements to measure retrieval by. */
export interface TestCollection {
  name: string;
  documents: { id: string; title: string; text: string }[];
  queries: { text: string; relevant: ReadonlySet<string> }[];
}
