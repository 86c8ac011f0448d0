// Builds the page's scripts into ../prebuilt, if they are older than their sources. Run by Maven, or: node build.mjs
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const built = path.resolve(here, '../prebuilt')
const sums = path.join(built, 'sums.txt')
const NOT_SOURCES = new Set(['node_modules'])

function files(folder) {
  return readdirSync(folder)
    .filter(name => !NOT_SOURCES.has(name))
    .map(name => path.join(folder, name))
    .flatMap(file => (statSync(file).isDirectory() ? files(file) : [file]))
}

/** Of the names and the contents of all files of a folder, in the order of their names. */
function sum(folder, leftOut) {
  const hash = createHash('sha256')
  for (const name of files(folder)
    .map(file => path.relative(folder, file).split(path.sep).join('/'))
    .filter(name => name !== leftOut)
    .sort()) {
    hash.update(name + '\n')
    hash.update(readFileSync(path.join(folder, name)))
  }
  return hash.digest('hex')
}

/** Node of the version in package.json, where it is to be had for this machine; else the one that runs this. */
function pinnedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'))
  const node = Object.keys(optionalDependencies)
    .filter(name => name.endsWith(`-${process.platform}-${process.arch}`.replace('win32', 'win')))
    .map(name => path.join(here, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
    .find(existsSync)
  if (node === undefined) {
    console.log(`There is no pinned Node for ${process.platform} ${process.arch}: ${process.version} builds the page`)
  }
  return node ?? process.execPath
}

const lines = () => `sources ${sum(here)}\nbuilt ${sum(built, 'sums.txt')}\n`

if (existsSync(sums) && readFileSync(sums, 'utf8') === lines()) {
  console.log('The page of Hawtio is up to date')
} else {
  const run = (command, ...rest) => execFileSync(command, rest, { cwd: here, stdio: 'inherit' })
  if (!existsSync(path.join(here, 'node_modules', '.package-lock.json'))) {
    run('npm', 'ci', '--legacy-peer-deps', '--ignore-scripts')
  }
  const node = pinnedNode()
  run(node, 'node_modules/typescript/bin/tsc', '--noEmit')
  run(node, 'node_modules/webpack/bin/webpack.js')
  writeFileSync(sums, lines())
}
