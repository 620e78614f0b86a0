import type { Loose, Reply, TestSandbox } from './client.js';

/** The big Meta demo account (USD) and the one in yen. */
export const META = 'act_1032458796541203';
export const YEN = 'act_2087413365507714';
export const VERSION = 'v26.0';

type Values = Record<string, unknown>;

/** Nested values as JSON text, as forms and queries carry them. */
export function encoded(values: Values): string {
  const entries = Object.entries(values).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  return new URLSearchParams(entries).toString();
}

export interface GraphClient {
  token: string;
  get(path: string, params?: Values): Promise<Reply>;
  /** A form-encoded POST. */
  post(path: string, params?: Values): Promise<Reply>;
  remove(path: string, params?: Values): Promise<Reply>;
  /** The `data` of a list; fails on anything but 200. */
  list(path: string, params?: Values): Promise<Loose[]>;
  /** An object of the big account by name, from its list. */
  named(edge: string, name: string): Promise<Loose>;
}

/** Graph calls with a working token. */
export async function graphClient(sandbox: TestSandbox): Promise<GraphClient> {
  const { body } = await sandbox.call('GET', '/_control/credentials');
  const token: string = body.meta.accessToken;
  const url = (path: string, params: Values) =>
    `/meta/${VERSION}/${path}?${encoded({ access_token: token, ...params })}`;
  const get: GraphClient['get'] = (path, params = {}) => sandbox.call('GET', url(path, params));
  const list: GraphClient['list'] = async (path, params = {}) => {
    const reply = await get(path, params);
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return reply.body.data;
  };
  return {
    token,
    get,
    list,
    post: (path, params = {}) =>
      sandbox.call('POST', `/meta/${VERSION}/${path}`, encoded({ access_token: token, ...params }), {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    remove: (path, params = {}) => sandbox.call('DELETE', url(path, params)),
    named: async (edge, name) => {
      const all = await list(`${META}/${edge}`, { fields: 'id,name', limit: 500 });
      const found = all.find((one) => one.name === name);
      if (!found) throw new Error(`no ${edge} ${name}`);
      return found;
    },
  };
}
