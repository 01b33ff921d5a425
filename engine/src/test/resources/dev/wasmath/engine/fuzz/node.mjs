// Runs the modules of a batch file in this process's own WebAssembly engine, and writes what can be
// seen of each, in the words of Transcript.java.
//
//   node node.mjs BATCH
//
// A line of the batch is "module FLAVOR FILE", "call EXPORT=TYPE,... ARGUMENT..." or
// "global EXPORT=TYPE": JavaScript does not tell the types of numbers.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const word = new DataView(new ArrayBuffer(8));

function i32(value) {
  return 'i32:' + (value >>> 0).toString(16);
}

function i64(value) {
  return 'i64:' + BigInt.asUintN(64, value).toString(16);
}

function f32(value) {
  word.setFloat32(0, value);
  return Number.isNaN(value) ? 'f32:nan' : 'f32:' + word.getUint32(0).toString(16);
}

function f64(value) {
  word.setFloat64(0, value);
  return Number.isNaN(value) ? 'f64:nan' : 'f64:' + word.getBigUint64(0).toString(16);
}

const write = { i32, i64, f32, f64 };

function parse(argument) {
  const [type, text] = argument.split(':');
  const bits = BigInt('0x' + (text === 'nan' ? '0' : text));
  word.setBigUint64(0, bits);
  switch (type) {
    case 'i32':
      return Number(BigInt.asIntN(32, bits));
    case 'i64':
      return BigInt.asIntN(64, bits);
    case 'f32':
      return text === 'nan' ? NaN : word.getFloat32(4);
    default:
      return text === 'nan' ? NaN : word.getFloat64(0);
  }
}

function trap(error) {
  const message = String(error.message);
  const causes = [
    [/unreachable/, 'unreachable'],
    [/memory access out of bounds/, 'memory'],
    [/by zero/, 'zero'],
    [/unrepresentable/, 'range'],
    [/null function|signature mismatch/, 'element'],
    [/table/, 'table'],
    [/call stack/, 'stack'],
  ];
  const cause = causes.find(([pattern]) => pattern.test(message));
  return cause ? 'trap: ' + cause[1] : 'failure: ' + message;
}

function canonicalize(bytes, flavor) {
  if (flavor === 'F32') {
    const lanes = new Uint32Array(bytes.buffer);
    for (let i = 0; i < lanes.length; i++) {
      if ((lanes[i] & 0x7fffffff) >>> 0 > 0x7f800000) lanes[i] = 0x7fc00000;
    }
  } else if (flavor === 'F64') {
    const lanes = new Uint32Array(bytes.buffer);
    for (let i = 0; i < lanes.length; i += 2) {
      const high = lanes[i + 1] & 0x7fffffff;
      if (high > 0x7ff00000 || (high === 0x7ff00000 && lanes[i] !== 0)) {
        lanes[i] = 0;
        lanes[i + 1] = 0x7ff80000;
      }
    }
  }
  return bytes;
}

function memory(memory, flavor) {
  const bytes = canonicalize(new Uint8Array(memory.buffer.slice(0)), flavor);
  const digest = createHash('sha256').update(bytes).digest('hex');
  return `memory: ${bytes.length} ${digest}`;
}

function value(type, value) {
  if (write[type]) return write[type](value);
  return value === null ? 'null' : 'reference';
}

function call(instance, [target, ...args]) {
  const [name, list] = target.split('=');
  const types = list ? list.split(',') : [];
  try {
    const result = instance.exports[name](...args.map(parse));
    const results = types.length > 1 ? [...result] : [result];
    return `${name}: ${types.map((type, i) => value(type, results[i])).join(' ')}`;
  } catch (error) {
    return `${name}: ${trap(error)}`;
  }
}

// A function of a vector cannot be given by JavaScript, but by another module: this one's "f".
const vectorSink = new WebAssembly.Instance(
  new WebAssembly.Module(
    Uint8Array.from([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 0x60, 1, 0x7b, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10,
      4, 1, 2, 0, 0x0b,
    ]),
  ),
).exports.f;

function zero(item) {
  if (item.kind === 'function') {
    // Zero of any number type, and null of any reference, from one function.
    if (item.name === 'log-v128') return vectorSink;
    return item.name === 'table-get' || item.name.startsWith('ref') ? () => null : () => 0;
  }
  return null;
}

function run(module) {
  const lines = [];
  let instance;
  try {
    const compiled = new WebAssembly.Module(readFileSync(module.file));
    const imports = {};
    for (const item of WebAssembly.Module.imports(compiled)) {
      (imports[item.module] ??= {})[item.name] = zero(item);
    }
    instance = new WebAssembly.Instance(compiled, imports);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return ['refused'];
    return [error instanceof WebAssembly.RuntimeError ? `start: ${trap(error)}` : `failure: ${error}`];
  }
  for (const item of module.calls) {
    const exhausted = lines.length > 0 && lines.at(-1).endsWith('trap: stack');
    lines.push(exhausted ? 'trap: stack' : call(instance, item));
  }
  for (const [name, item] of Object.entries(instance.exports)) {
    if (item instanceof WebAssembly.Memory) {
      lines.push(memory(item, module.flavor));
    } else if (item instanceof WebAssembly.Global) {
      lines.push(`${name}: ${global(item, module.globals[name])}`);
    }
  }
  return lines;
}

function global(item, type) {
  return type === 'v128' ? 'v128:hidden' : value(type, item.value);
}

const modules = [];
for (const line of readFileSync(process.argv[2], 'utf8').trimEnd().split('\n')) {
  const [kind, ...rest] = line.split(' ');
  if (kind === 'module') {
    modules.push({ flavor: rest[0], file: rest[1], calls: [], globals: {} });
  } else if (kind === 'global') {
    const [name, type] = rest[0].split('=');
    modules.at(-1).globals[name] = type;
  } else {
    modules.at(-1).calls.push(rest);
  }
}
let output = '';
for (const module of modules) {
  output += [`= ${module.file}`, ...run(module), ''].join('\n');
}
process.stdout.write(output);
