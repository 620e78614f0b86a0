import { Router } from 'express';
import type { Context } from '../http/context.js';

export function googleOAuthRouter(_context: Context): Router {
  return Router();
}
