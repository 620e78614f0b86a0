import axios from 'axios';
import { useWorkspaceStore } from '../session/workspace.store.js';

/** Reads answer within seconds; only uploads may take longer and say so themselves. */
const TIMEOUT_MS = 30_000;

/** The one axios instance: same origin, cookies, the chosen workspace and a correlation id on every request. */
export const http = axios.create({ baseURL: '/api', timeout: TIMEOUT_MS, withCredentials: true });

http.interceptors.request.use((config) => {
  config.headers.set('x-correlation-id', crypto.randomUUID());
  const { workspaceId } = useWorkspaceStore.getState();
  if (workspaceId !== null) config.headers.set('X-Workspace-Id', workspaceId);
  return config;
});
