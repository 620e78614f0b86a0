import { launch } from './main.js';

process.exit(await launch('dev'));
