// Makes random modules from files of random bytes by `wasm-opt -ttf`, all in this process: compiling
// the program takes thirty times as long as running it.
//
//   node ttf.mjs WASM_OPT LIST OPTION...
//
// WASM_OPT is the script of npm's package "binaryen"; a line of the list is "INPUT OUTPUT". Each
// module is made by an instance of its own: nothing of one can show in the next.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { runInThisContext } from 'node:vm';

const [program, list, ...options] = process.argv.slice(2);
const source = readFileSync(program, 'utf8').replace(/^#!.*/, '');
const main = runInThisContext(`(function (Module, require, __filename, __dirname) {${source}\n})`);
const require = createRequire(program);

let compiled;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (binary, imports) => {
  const result = await instantiate(binary, imports);
  compiled = result.module;
  return result;
};

function run(args) {
  return new Promise((resolve) => {
    const module = { arguments: args, postRun: resolve };
    if (compiled) {
      module.instantiateWasm = (imports, receive) =>
        receive(new WebAssembly.Instance(compiled, imports));
    }
    main(module, require, program, dirname(program));
  });
}

for (const line of readFileSync(list, 'utf8').trimEnd().split('\n')) {
  const [input, output] = line.split(' ');
  await run(['-ttf', input, '-o', output, ...options]);
}
