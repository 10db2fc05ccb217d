// Imported by a process that must not outlive the one that started it: a signal that cannot be forwarded (SIGKILL) would
// otherwise leave servers behind. The starter says its process id, so that only its own children follow it.
const parent = process.ppid;

if (process.env.STARTED_BY === String(parent)) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
