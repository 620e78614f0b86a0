export { SnapshotError } from './account/snapshot-faults.js';
export { judge } from './judge.js';
