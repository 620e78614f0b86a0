import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';

function inline(...words: string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

/**
 * Asks a Redis whether it answers, with the credentials of its URL.
 * @returns undefined when it does, else the reason why not. Never throws for a server that is not there.
 */
export function redisFault(url: string, timeoutMs = 2_000): Promise<string | undefined> {
  const { hostname, port, username, password, protocol } = new URL(url);
  const target = { host: hostname, port: Number(port || 6379) };
  return new Promise((resolve) => {
    const socket =
      protocol === 'rediss:' ? connectTls({ ...target, servername: hostname }) : connectTcp(target);
    let answer = '';
    const finish = (fault: string | undefined) => {
      socket.destroy();
      resolve(fault);
    };
    socket.setTimeout(timeoutMs, () => finish(`no answer within ${timeoutMs} ms`));
    socket.on('error', (error) => finish(error.message));
    socket.on('connect', () => {
      const login = password
        ? inline('AUTH', ...(username ? [decodeURIComponent(username)] : []), decodeURIComponent(password))
        : '';
      socket.write(`${login}${inline('PING')}`);
    });
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
      if (answer.includes('+PONG')) finish(undefined);
      else if (/^-/m.test(answer) && !answer.startsWith('-LOADING')) finish(answer.trim().replace(/^-/, ''));
      else if (answer.startsWith('-LOADING')) finish('it is still loading its data');
    });
  });
}
