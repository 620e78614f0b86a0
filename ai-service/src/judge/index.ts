export { SnapshotError } from './account/snapshot-faults.js';
export { ENGINE, type JudgeOptions, judge } from './judge.js';
export { rules } from './rules/index.js';
