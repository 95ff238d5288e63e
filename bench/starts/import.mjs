/**
 * Imports the module that it is told, if any, and prints the milliseconds of processor time of the whole process, and of
 * the import in it. Plain JavaScript: stripping types takes Node as long as loading the SDK.
 */
const [module] = process.argv.slice(2);
const before = process.cpuUsage();
if (module !== undefined) await import(module);
const imported = process.cpuUsage(before);
const whole = process.cpuUsage();
console.log(JSON.stringify([whole, imported].map(({ user, system }) => (user + system) / 1000)));
process.exit(0);
