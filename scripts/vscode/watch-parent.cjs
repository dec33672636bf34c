// Loaded into VS Code's server before all else. Should the program that started it be killed so hard that it cannot
// end the server, the server ends itself and the process group it leads. VS Code loads this into the processes it forks
// as well; those find the variable gone and do nothing.
const parent = Number(process.env.WORKPLAN_SERVER_PARENT);
delete process.env.WORKPLAN_SERVER_PARENT;

if (parent) {
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.kill(-process.pid, 'SIGKILL');
  }, 1000);
  timer.unref();
}
