// Replays calls of the kernels' exports and prints, for each operation, one hash of its results' bits.
//
// Arguments: the module, and a file of calls as NodeCalls.java writes them. All words are
// little-endian and of 64 bits: a call is the length of its export's name, the name a character a word, the
// number of arguments, the arguments, and the position of the output's argument, or -1 for a result.
// An argument is a kind and its value: 0 an integer, 1 a double, 2 the length and elements of an array, 3 the
// length of a workspace.
import { readFileSync } from "node:fs";

const PAGE = 65536;
const [module, calls] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(module), {});
const { memory } = instance.exports;
const file = readFileSync(calls);
const words = new BigUint64Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
const numbers = new Float64Array(words.buffer);
const canonical = new Float64Array(1);
const canonicalBits = new BigUint64Array(canonical.buffer);
const hashes = new Map();
let at = 0;

const integer = () => Number(BigInt.asIntN(64, words[at++]));

while (at < words.length) {
  replay();
}
for (const [name, hash] of hashes) {
  console.log(`${name} ${hash.toString(16)}`);
}

function replay() {
  const name = String.fromCharCode(...Array.from({ length: integer() }, integer));
  const count = integer();
  const values = [];
  const arrays = [];
  let top = 0;
  for (let i = 0; i < count; i++) {
    const kind = integer();
    if (kind === 0) {
      values.push(integer());
    } else if (kind === 1) {
      values.push(numbers[at++]);
    } else {
      const length = integer();
      const given = kind === 2 ? length : 0;
      arrays[i] = { from: at, given, length, address: top };
      values.push(top);
      top += length * 8;
      at += given;
    }
  }
  if (top > memory.buffer.byteLength) {
    memory.grow(Math.ceil((top - memory.buffer.byteLength) / PAGE));
  }
  for (const array of arrays.filter((it) => it)) {
    const elements = numbers.subarray(array.from, array.from + array.given);
    new Float64Array(memory.buffer, array.address, array.given).set(elements);
  }
  const result = instance.exports[name](...values);
  const output = integer();
  if (output < 0) {
    hash(name, [result]);
  } else {
    const { address, length } = arrays[output];
    hash(name, new Float64Array(memory.buffer, address, length));
  }
}

/** FNV-1a over 64-bit words, as GoldenBits has it; all NaNs have the same bits. */
function hash(name, results) {
  let hash = hashes.get(name) ?? 0xcbf29ce484222325n;
  for (const result of results) {
    canonical[0] = result;
    const bits = Number.isNaN(result) ? 0x7ff8000000000000n : canonicalBits[0];
    hash = BigInt.asUintN(64, (hash ^ bits) * 0x100000001b3n);
  }
  hashes.set(name, hash);
}
