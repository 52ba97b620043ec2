// `npm ci` refuses a lock file that lacks the binaries of other platforms, and a registry may not have served them when it was
// written. This adds what is missing, so that the same lock file works everywhere. Run by `npm run generate`.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const PROCESSORS = { arm64: 'arm64', aarch64: 'arm64', x64: 'x64', arm: 'arm', ia32: 'ia32', ppc64: 'ppc64', s390x: 's390x', riscv64: 'riscv64', loong64: 'loong64', wasm32: 'wasm32' };

const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { packages } = lock;
// What has no checksum was added here before: made anew, since npm keeps such entries but forgets what they are for.
for (const [path, entry] of Object.entries(packages)) if (path && !entry.link && !entry.integrity) delete packages[path];
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = nearest(path, name);
    // One of another version may stand above, put there by another package: it does not do for this one.
    if (found && (found.version === version || !/^\d/.test(version))) continue;
    const words = name.split(/[-/]/);
    const os = SYSTEMS.find((each) => words.includes(each));
    const cpu = Object.entries(PROCESSORS).find(([word]) => words.includes(word))?.[1];
    const libc = Object.entries(LIBRARIES).find(([word]) => words.includes(word))?.[1];
    packages[`${found ? `${path}/` : ''}node_modules/${name}`] = { version, ...(cpu && { cpu: [cpu] }), ...(entry.dev && { dev: true }), ...(libc && { libc: [libc] }), optional: true, ...(os && { os: [os] }) };
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);

/** What a package finds under a name in its own folder or one above. */
function nearest(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
    if (found || !folder) return found;
  }
}
