/** Imports the module that it is told, and prints the milliseconds of processor time that this took. */
const [module = ""] = process.argv.slice(2);
const before = process.cpuUsage();
await import(module);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
process.exit(0);
