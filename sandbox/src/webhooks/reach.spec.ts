import { describe, expect, it } from 'vitest';
import { guarded, OutOfReach, type Reach, receiver } from './reach.js';

const resolved = (reach: Reach) =>
  new Promise<unknown>((resolve) => {
    guarded(reach)('localhost', { all: true }, (error, addresses) => resolve(error ?? addresses));
  });

describe('where webhooks may go', () => {
  it('is this machine, or private networks when they are allowed', () => {
    const open = (reach: Reach, host: string) => {
      try {
        return receiver(`http://${host}:8080/hook`, reach).hostname !== '';
      } catch (error) {
        if (error instanceof OutOfReach) return false;
        throw error;
      }
    };
    for (const host of ['127.0.0.1', '127.8.9.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433']) {
      expect(open('loopback', host), host).toBe(true);
      expect(open('private', host), host).toBe(true);
      expect(open('off', host), host).toBe(false);
    }
    for (const host of ['10.1.2.3', '172.20.0.4', '192.168.1.9', '[fd00::12]']) {
      expect(open('loopback', host), host).toBe(false);
      expect(open('private', host), host).toBe(true);
    }
    for (const host of ['169.254.169.254', '8.8.8.8', '172.32.0.1', '[fe80::1]', '0.0.0.0']) {
      expect(open('private', host), host).toBe(false);
    }
  });

  it('is judged for names by what they lead to', async () => {
    expect(await resolved('loopback')).toEqual(
      expect.arrayContaining([expect.objectContaining({ family: 4 })]),
    );
    expect(await resolved('off')).toBeInstanceOf(OutOfReach);
  });
});
