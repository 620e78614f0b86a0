// Preloaded into every Node process the launcher starts: when the channel to the launcher closes, the launcher
// is gone (even if it was killed), and the process ends in order instead of staying behind.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
