// Replays calls of the kernels' exports, and prints, for each line of bits.golden among them, the
// hash of their results' bits; then all of it once more, when the engine has compiled them again.
//
// Arguments: the module, and a file of calls as NodeCalls.java writes them. All words are
// little-endian and of 64 bits: a call is the names of its line and of its export, the number of
// arguments, the arguments, and the position of the output's argument, or -1 for a result. A name is its
// length and its characters. An argument is a kind and its value: 0 an integer, 1 a double, 2 the
// offset, the length and the elements of an array, 3 the length of a workspace.
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
const name = () => String.fromCharCode(...Array.from({ length: integer() }, integer));

for (let round = 0; round < 2; round++) {
  hashes.clear();
  at = 0;
  while (at < words.length) {
    replay();
  }
  for (const { line, hash } of hashes.values()) {
    console.log(`${line} ${hash.toString(16)}`);
  }
}

function replay() {
  const line = name();
  const kernel = name();
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
      const offset = kind === 2 ? integer() : 0;
      const length = integer();
      const given = kind === 2 ? length : 0;
      arrays[i] = { from: at, given, length, address: top };
      values.push(top + offset * 8);
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
  const result = instance.exports[kernel](...values);
  const output = integer();
  if (output < 0) {
    hash(line, kernel, [result]);
  } else {
    const { address, length } = arrays[output];
    hash(line, kernel, new Float64Array(memory.buffer, address, length));
  }
}

/** FNV-1a over 64-bit words, as GoldenCalls has it; all NaNs have the same bits. */
function hash(line, kernel, results) {
  let hash = hashes.get(line + kernel)?.hash ?? 0xcbf29ce484222325n;
  for (const result of results) {
    canonical[0] = result;
    const bits = Number.isNaN(result) ? 0x7ff8000000000000n : canonicalBits[0];
    hash = BigInt.asUintN(64, (hash ^ bits) * 0x100000001b3n);
  }
  hashes.set(line + kernel, { line, hash });
}
