// Kernels written to be packed. Compiled with AssemblyScript 0.28.20:
// asc kernels.ts -o kernels.wasm --runtime stub --noAssert -Ospeed --converge --enable simd --initialMemory 16

/** Sixteen lanes in eight pairs; the length is a multiple of 16. */
export function dot(a: usize, b: usize, n: usize): f64 {
  let s0 = v128.splat<f64>(0.0);
  let s1 = v128.splat<f64>(0.0);
  let s2 = v128.splat<f64>(0.0);
  let s3 = v128.splat<f64>(0.0);
  let s4 = v128.splat<f64>(0.0);
  let s5 = v128.splat<f64>(0.0);
  let s6 = v128.splat<f64>(0.0);
  let s7 = v128.splat<f64>(0.0);
  const end = a + n * 8;
  while (a < end) {
    s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(a, 0), v128.load(b, 0)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load(a, 16), v128.load(b, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load(a, 32), v128.load(b, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load(a, 48), v128.load(b, 48)));
    s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load(a, 64), v128.load(b, 64)));
    s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load(a, 80), v128.load(b, 80)));
    s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load(a, 96), v128.load(b, 96)));
    s7 = v128.add<f64>(s7, v128.mul<f64>(v128.load(a, 112), v128.load(b, 112)));
    a += 128;
    b += 128;
  }
  const t0 = v128.add<f64>(s0, s4);
  const t1 = v128.add<f64>(s1, s5);
  const t2 = v128.add<f64>(s2, s6);
  const t3 = v128.add<f64>(s3, s7);
  const last = v128.add<f64>(v128.add<f64>(t0, t2), v128.add<f64>(t1, t3));
  return v128.extract_lane<f64>(last, 0) + v128.extract_lane<f64>(last, 1);
}

/** y += alpha x; all loads come before the stores. */
export function axpy(alpha: f64, x: usize, y: usize, n: usize): void {
  const factor = v128.splat<f64>(alpha);
  const end = y + n * 8;
  while (y < end) {
    const s0 = v128.add<f64>(v128.load(y, 0), v128.mul<f64>(factor, v128.load(x, 0)));
    const s1 = v128.add<f64>(v128.load(y, 16), v128.mul<f64>(factor, v128.load(x, 16)));
    const s2 = v128.add<f64>(v128.load(y, 32), v128.mul<f64>(factor, v128.load(x, 32)));
    const s3 = v128.add<f64>(v128.load(y, 48), v128.mul<f64>(factor, v128.load(x, 48)));
    v128.store(y, s0, 0);
    v128.store(y, s1, 16);
    v128.store(y, s2, 32);
    v128.store(y, s3, 48);
    x += 64;
    y += 64;
  }
}

/** The same, but a store may overwrite what is loaded next: nothing can be packed. */
export function axpyInterleaved(alpha: f64, x: usize, y: usize, n: usize): void {
  const factor = v128.splat<f64>(alpha);
  const end = y + n * 8;
  while (y < end) {
    v128.store(y, v128.add<f64>(v128.load(y, 0), v128.mul<f64>(factor, v128.load(x, 0))), 0);
    v128.store(y, v128.add<f64>(v128.load(y, 16), v128.mul<f64>(factor, v128.load(x, 16))), 16);
    v128.store(y, v128.add<f64>(v128.load(y, 32), v128.mul<f64>(factor, v128.load(x, 32))), 32);
    v128.store(y, v128.add<f64>(v128.load(y, 48), v128.mul<f64>(factor, v128.load(x, 48))), 48);
    x += 64;
    y += 64;
  }
}

/** Six accumulators. */
export function sumSix(a: usize, n: usize, out: usize): void {
  let s0 = v128.splat<f64>(0.0);
  let s1 = v128.splat<f64>(0.0);
  let s2 = v128.splat<f64>(0.0);
  let s3 = v128.splat<f64>(0.0);
  let s4 = v128.splat<f64>(0.0);
  let s5 = v128.splat<f64>(0.0);
  const end = a + n * 8;
  while (a < end) {
    s0 = v128.add<f64>(s0, v128.load(a, 0));
    s1 = v128.add<f64>(s1, v128.load(a, 16));
    s2 = v128.add<f64>(s2, v128.load(a, 32));
    s3 = v128.add<f64>(s3, v128.load(a, 48));
    s4 = v128.add<f64>(s4, v128.load(a, 64));
    s5 = v128.add<f64>(s5, v128.load(a, 80));
    a += 96;
  }
  v128.store(out, s0, 0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
  v128.store(out, s4, 64);
  v128.store(out, s5, 80);
}

/** A micro-kernel of 8 rows and 8 columns over packed panels. */
export function gemm8x8(k: usize, a: usize, b: usize, c: usize, cRow: usize): void {
  let c0_0 = v128.splat<f64>(0.0);
  let c0_1 = v128.splat<f64>(0.0);
  let c0_2 = v128.splat<f64>(0.0);
  let c0_3 = v128.splat<f64>(0.0);
  let c1_0 = v128.splat<f64>(0.0);
  let c1_1 = v128.splat<f64>(0.0);
  let c1_2 = v128.splat<f64>(0.0);
  let c1_3 = v128.splat<f64>(0.0);
  let c2_0 = v128.splat<f64>(0.0);
  let c2_1 = v128.splat<f64>(0.0);
  let c2_2 = v128.splat<f64>(0.0);
  let c2_3 = v128.splat<f64>(0.0);
  let c3_0 = v128.splat<f64>(0.0);
  let c3_1 = v128.splat<f64>(0.0);
  let c3_2 = v128.splat<f64>(0.0);
  let c3_3 = v128.splat<f64>(0.0);
  let c4_0 = v128.splat<f64>(0.0);
  let c4_1 = v128.splat<f64>(0.0);
  let c4_2 = v128.splat<f64>(0.0);
  let c4_3 = v128.splat<f64>(0.0);
  let c5_0 = v128.splat<f64>(0.0);
  let c5_1 = v128.splat<f64>(0.0);
  let c5_2 = v128.splat<f64>(0.0);
  let c5_3 = v128.splat<f64>(0.0);
  let c6_0 = v128.splat<f64>(0.0);
  let c6_1 = v128.splat<f64>(0.0);
  let c6_2 = v128.splat<f64>(0.0);
  let c6_3 = v128.splat<f64>(0.0);
  let c7_0 = v128.splat<f64>(0.0);
  let c7_1 = v128.splat<f64>(0.0);
  let c7_2 = v128.splat<f64>(0.0);
  let c7_3 = v128.splat<f64>(0.0);
  const end = a + k * 64;
  while (a < end) {
    const b0 = v128.load(b, 0);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const x0 = v128.load64_splat(a, 0);
    c0_0 = v128.add<f64>(c0_0, v128.mul<f64>(x0, b0));
    c0_1 = v128.add<f64>(c0_1, v128.mul<f64>(x0, b1));
    c0_2 = v128.add<f64>(c0_2, v128.mul<f64>(x0, b2));
    c0_3 = v128.add<f64>(c0_3, v128.mul<f64>(x0, b3));
    const x1 = v128.load64_splat(a, 8);
    c1_0 = v128.add<f64>(c1_0, v128.mul<f64>(x1, b0));
    c1_1 = v128.add<f64>(c1_1, v128.mul<f64>(x1, b1));
    c1_2 = v128.add<f64>(c1_2, v128.mul<f64>(x1, b2));
    c1_3 = v128.add<f64>(c1_3, v128.mul<f64>(x1, b3));
    const x2 = v128.load64_splat(a, 16);
    c2_0 = v128.add<f64>(c2_0, v128.mul<f64>(x2, b0));
    c2_1 = v128.add<f64>(c2_1, v128.mul<f64>(x2, b1));
    c2_2 = v128.add<f64>(c2_2, v128.mul<f64>(x2, b2));
    c2_3 = v128.add<f64>(c2_3, v128.mul<f64>(x2, b3));
    const x3 = v128.load64_splat(a, 24);
    c3_0 = v128.add<f64>(c3_0, v128.mul<f64>(x3, b0));
    c3_1 = v128.add<f64>(c3_1, v128.mul<f64>(x3, b1));
    c3_2 = v128.add<f64>(c3_2, v128.mul<f64>(x3, b2));
    c3_3 = v128.add<f64>(c3_3, v128.mul<f64>(x3, b3));
    const x4 = v128.load64_splat(a, 32);
    c4_0 = v128.add<f64>(c4_0, v128.mul<f64>(x4, b0));
    c4_1 = v128.add<f64>(c4_1, v128.mul<f64>(x4, b1));
    c4_2 = v128.add<f64>(c4_2, v128.mul<f64>(x4, b2));
    c4_3 = v128.add<f64>(c4_3, v128.mul<f64>(x4, b3));
    const x5 = v128.load64_splat(a, 40);
    c5_0 = v128.add<f64>(c5_0, v128.mul<f64>(x5, b0));
    c5_1 = v128.add<f64>(c5_1, v128.mul<f64>(x5, b1));
    c5_2 = v128.add<f64>(c5_2, v128.mul<f64>(x5, b2));
    c5_3 = v128.add<f64>(c5_3, v128.mul<f64>(x5, b3));
    const x6 = v128.load64_splat(a, 48);
    c6_0 = v128.add<f64>(c6_0, v128.mul<f64>(x6, b0));
    c6_1 = v128.add<f64>(c6_1, v128.mul<f64>(x6, b1));
    c6_2 = v128.add<f64>(c6_2, v128.mul<f64>(x6, b2));
    c6_3 = v128.add<f64>(c6_3, v128.mul<f64>(x6, b3));
    const x7 = v128.load64_splat(a, 56);
    c7_0 = v128.add<f64>(c7_0, v128.mul<f64>(x7, b0));
    c7_1 = v128.add<f64>(c7_1, v128.mul<f64>(x7, b1));
    c7_2 = v128.add<f64>(c7_2, v128.mul<f64>(x7, b2));
    c7_3 = v128.add<f64>(c7_3, v128.mul<f64>(x7, b3));
    a += 64;
    b += 64;
  }
  v128.store(c, c0_0, 0);
  v128.store(c, c0_1, 16);
  v128.store(c, c0_2, 32);
  v128.store(c, c0_3, 48);
  c += cRow;
  v128.store(c, c1_0, 0);
  v128.store(c, c1_1, 16);
  v128.store(c, c1_2, 32);
  v128.store(c, c1_3, 48);
  c += cRow;
  v128.store(c, c2_0, 0);
  v128.store(c, c2_1, 16);
  v128.store(c, c2_2, 32);
  v128.store(c, c2_3, 48);
  c += cRow;
  v128.store(c, c3_0, 0);
  v128.store(c, c3_1, 16);
  v128.store(c, c3_2, 32);
  v128.store(c, c3_3, 48);
  c += cRow;
  v128.store(c, c4_0, 0);
  v128.store(c, c4_1, 16);
  v128.store(c, c4_2, 32);
  v128.store(c, c4_3, 48);
  c += cRow;
  v128.store(c, c5_0, 0);
  v128.store(c, c5_1, 16);
  v128.store(c, c5_2, 32);
  v128.store(c, c5_3, 48);
  c += cRow;
  v128.store(c, c6_0, 0);
  v128.store(c, c6_1, 16);
  v128.store(c, c6_2, 32);
  v128.store(c, c6_3, 48);
  c += cRow;
  v128.store(c, c7_0, 0);
  v128.store(c, c7_1, 16);
  v128.store(c, c7_2, 32);
  v128.store(c, c7_3, 48);
}

/** A micro-kernel of 4 rows and 16 columns over packed panels. */
export function gemm4x16(k: usize, a: usize, b: usize, c: usize, cRow: usize): void {
  let c0_0 = v128.splat<f64>(0.0);
  let c0_1 = v128.splat<f64>(0.0);
  let c0_2 = v128.splat<f64>(0.0);
  let c0_3 = v128.splat<f64>(0.0);
  let c0_4 = v128.splat<f64>(0.0);
  let c0_5 = v128.splat<f64>(0.0);
  let c0_6 = v128.splat<f64>(0.0);
  let c0_7 = v128.splat<f64>(0.0);
  let c1_0 = v128.splat<f64>(0.0);
  let c1_1 = v128.splat<f64>(0.0);
  let c1_2 = v128.splat<f64>(0.0);
  let c1_3 = v128.splat<f64>(0.0);
  let c1_4 = v128.splat<f64>(0.0);
  let c1_5 = v128.splat<f64>(0.0);
  let c1_6 = v128.splat<f64>(0.0);
  let c1_7 = v128.splat<f64>(0.0);
  let c2_0 = v128.splat<f64>(0.0);
  let c2_1 = v128.splat<f64>(0.0);
  let c2_2 = v128.splat<f64>(0.0);
  let c2_3 = v128.splat<f64>(0.0);
  let c2_4 = v128.splat<f64>(0.0);
  let c2_5 = v128.splat<f64>(0.0);
  let c2_6 = v128.splat<f64>(0.0);
  let c2_7 = v128.splat<f64>(0.0);
  let c3_0 = v128.splat<f64>(0.0);
  let c3_1 = v128.splat<f64>(0.0);
  let c3_2 = v128.splat<f64>(0.0);
  let c3_3 = v128.splat<f64>(0.0);
  let c3_4 = v128.splat<f64>(0.0);
  let c3_5 = v128.splat<f64>(0.0);
  let c3_6 = v128.splat<f64>(0.0);
  let c3_7 = v128.splat<f64>(0.0);
  const end = a + k * 32;
  while (a < end) {
    const b0 = v128.load(b, 0);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const b4 = v128.load(b, 64);
    const b5 = v128.load(b, 80);
    const b6 = v128.load(b, 96);
    const b7 = v128.load(b, 112);
    const x0 = v128.load64_splat(a, 0);
    c0_0 = v128.add<f64>(c0_0, v128.mul<f64>(x0, b0));
    c0_1 = v128.add<f64>(c0_1, v128.mul<f64>(x0, b1));
    c0_2 = v128.add<f64>(c0_2, v128.mul<f64>(x0, b2));
    c0_3 = v128.add<f64>(c0_3, v128.mul<f64>(x0, b3));
    c0_4 = v128.add<f64>(c0_4, v128.mul<f64>(x0, b4));
    c0_5 = v128.add<f64>(c0_5, v128.mul<f64>(x0, b5));
    c0_6 = v128.add<f64>(c0_6, v128.mul<f64>(x0, b6));
    c0_7 = v128.add<f64>(c0_7, v128.mul<f64>(x0, b7));
    const x1 = v128.load64_splat(a, 8);
    c1_0 = v128.add<f64>(c1_0, v128.mul<f64>(x1, b0));
    c1_1 = v128.add<f64>(c1_1, v128.mul<f64>(x1, b1));
    c1_2 = v128.add<f64>(c1_2, v128.mul<f64>(x1, b2));
    c1_3 = v128.add<f64>(c1_3, v128.mul<f64>(x1, b3));
    c1_4 = v128.add<f64>(c1_4, v128.mul<f64>(x1, b4));
    c1_5 = v128.add<f64>(c1_5, v128.mul<f64>(x1, b5));
    c1_6 = v128.add<f64>(c1_6, v128.mul<f64>(x1, b6));
    c1_7 = v128.add<f64>(c1_7, v128.mul<f64>(x1, b7));
    const x2 = v128.load64_splat(a, 16);
    c2_0 = v128.add<f64>(c2_0, v128.mul<f64>(x2, b0));
    c2_1 = v128.add<f64>(c2_1, v128.mul<f64>(x2, b1));
    c2_2 = v128.add<f64>(c2_2, v128.mul<f64>(x2, b2));
    c2_3 = v128.add<f64>(c2_3, v128.mul<f64>(x2, b3));
    c2_4 = v128.add<f64>(c2_4, v128.mul<f64>(x2, b4));
    c2_5 = v128.add<f64>(c2_5, v128.mul<f64>(x2, b5));
    c2_6 = v128.add<f64>(c2_6, v128.mul<f64>(x2, b6));
    c2_7 = v128.add<f64>(c2_7, v128.mul<f64>(x2, b7));
    const x3 = v128.load64_splat(a, 24);
    c3_0 = v128.add<f64>(c3_0, v128.mul<f64>(x3, b0));
    c3_1 = v128.add<f64>(c3_1, v128.mul<f64>(x3, b1));
    c3_2 = v128.add<f64>(c3_2, v128.mul<f64>(x3, b2));
    c3_3 = v128.add<f64>(c3_3, v128.mul<f64>(x3, b3));
    c3_4 = v128.add<f64>(c3_4, v128.mul<f64>(x3, b4));
    c3_5 = v128.add<f64>(c3_5, v128.mul<f64>(x3, b5));
    c3_6 = v128.add<f64>(c3_6, v128.mul<f64>(x3, b6));
    c3_7 = v128.add<f64>(c3_7, v128.mul<f64>(x3, b7));
    a += 32;
    b += 128;
  }
  v128.store(c, c0_0, 0);
  v128.store(c, c0_1, 16);
  v128.store(c, c0_2, 32);
  v128.store(c, c0_3, 48);
  v128.store(c, c0_4, 64);
  v128.store(c, c0_5, 80);
  v128.store(c, c0_6, 96);
  v128.store(c, c0_7, 112);
  c += cRow;
  v128.store(c, c1_0, 0);
  v128.store(c, c1_1, 16);
  v128.store(c, c1_2, 32);
  v128.store(c, c1_3, 48);
  v128.store(c, c1_4, 64);
  v128.store(c, c1_5, 80);
  v128.store(c, c1_6, 96);
  v128.store(c, c1_7, 112);
  c += cRow;
  v128.store(c, c2_0, 0);
  v128.store(c, c2_1, 16);
  v128.store(c, c2_2, 32);
  v128.store(c, c2_3, 48);
  v128.store(c, c2_4, 64);
  v128.store(c, c2_5, 80);
  v128.store(c, c2_6, 96);
  v128.store(c, c2_7, 112);
  c += cRow;
  v128.store(c, c3_0, 0);
  v128.store(c, c3_1, 16);
  v128.store(c, c3_2, 32);
  v128.store(c, c3_3, 48);
  v128.store(c, c3_4, 64);
  v128.store(c, c3_5, 80);
  v128.store(c, c3_6, 96);
  v128.store(c, c3_7, 112);
}

/** Bytes, words and bits: integer lanes, a shift by a scalar, a mask. */
export function mix(x: usize, y: usize, out: usize, n: usize, shift: i32): void {
  const end = out + n;
  const mask = v128.splat<i16>(0x0f0f);
  while (out < end) {
    const a0 = v128.load(x, 0);
    const b0 = v128.load(y, 0);
    const a1 = v128.load(x, 16);
    const b1 = v128.load(y, 16);
    const a2 = v128.load(x, 32);
    const b2 = v128.load(y, 32);
    const a3 = v128.load(x, 48);
    const b3 = v128.load(y, 48);
    const r0 = v128.bitselect(v128.add_sat<u8>(a0, b0), v128.shl<i16>(v128.xor(a0, mask), shift), v128.gt<i8>(a0, b0));
    const r1 = v128.bitselect(v128.add_sat<u8>(a1, b1), v128.shl<i16>(v128.xor(a1, mask), shift), v128.gt<i8>(a1, b1));
    const r2 = v128.bitselect(v128.add_sat<u8>(a2, b2), v128.shl<i16>(v128.xor(a2, mask), shift), v128.gt<i8>(a2, b2));
    const r3 = v128.bitselect(v128.add_sat<u8>(a3, b3), v128.shl<i16>(v128.xor(a3, mask), shift), v128.gt<i8>(a3, b3));
    v128.store(out, r0, 0);
    v128.store(out, r1, 16);
    v128.store(out, r2, 32);
    v128.store(out, r3, 48);
    x += 64;
    y += 64;
    out += 64;
  }
}

/** Single precision, with minimum, maximum, square root and comparison. */
export function singles(x: usize, out: usize, n: usize): void {
  const end = out + n * 4;
  const two = v128.splat<f32>(2.0);
  while (out < end) {
    const a0 = v128.load(x, 0);
    const a1 = v128.load(x, 16);
    const a2 = v128.load(x, 32);
    const a3 = v128.load(x, 48);
    const r0 = v128.and(v128.max<f32>(v128.min<f32>(v128.sqrt<f32>(a0), two), v128.div<f32>(a0, two)), v128.le<f32>(a0, two));
    const r1 = v128.and(v128.max<f32>(v128.min<f32>(v128.sqrt<f32>(a1), two), v128.div<f32>(a1, two)), v128.le<f32>(a1, two));
    const r2 = v128.and(v128.max<f32>(v128.min<f32>(v128.sqrt<f32>(a2), two), v128.div<f32>(a2, two)), v128.le<f32>(a2, two));
    const r3 = v128.and(v128.max<f32>(v128.min<f32>(v128.sqrt<f32>(a3), two), v128.div<f32>(a3, two)), v128.le<f32>(a3, two));
    v128.store(out, r0, 0);
    v128.store(out, r1, 16);
    v128.store(out, r2, 32);
    v128.store(out, r3, 48);
    x += 64;
    out += 64;
  }
}

/** A shuffle across lanes between loads and stores. */
export function swapHalves(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    const a0 = v128.load(x);
    const a1 = v128.load(x, 16);
    const r0 = v128.shuffle<f64>(a0, a0, 1, 0);
    const r1 = v128.shuffle<f64>(a1, a1, 1, 0);
    v128.store(out, v128.add<f64>(r0, a0));
    v128.store(out, v128.add<f64>(r1, a1), 16);
    x += 32;
    out += 32;
  }
}
