// Loops without SIMD, as anyone would write them. ScalarLoops.java has the same in plain Java.

/** The polynomial with n coefficients, the highest first, at x. */
export function horner(coefficients: usize, n: i32, x: f64): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < n; i++) {
    sum = sum * x + load<f64>(coefficients + ((<usize>i) << 3));
  }
  return sum;
}

/** The product of a row-major n x n matrix with a vector. */
export function matvec(n: i32, a: usize, x: usize, out: usize): void {
  for (let i = 0; i < n; i++) {
    let sum: f64 = 0;
    for (let j = 0; j < n; j++) {
      sum += load<f64>(a + ((<usize>(i * n + j)) << 3)) * load<f64>(x + ((<usize>j) << 3));
    }
    store<f64>(out + ((<usize>i) << 3), sum);
  }
}

/** The number of primes below n; needs n bytes. */
export function sieve(composite: usize, n: i32): i32 {
  for (let i = 0; i < n; i++) {
    store<u8>(composite + i, 0);
  }
  let primes = 0;
  for (let i = 2; i < n; i++) {
    if (load<u8>(composite + i) == 0) {
      primes++;
      for (let j = i + i; j < n; j += i) {
        store<u8>(composite + j, 1);
      }
    }
  }
  return primes;
}

/** The sum of n numbers of xorshift64. */
export function xorshift(n: i32): i64 {
  let x: u64 = 88172645463325252;
  let sum: u64 = 0;
  for (let i = 0; i < n; i++) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    sum += x;
  }
  return sum;
}

/** The 32-bit FNV-1a hash of n bytes. */
export function fnv(text: usize, n: i32): i32 {
  let hash: u32 = 0x811c9dc5;
  for (let i = 0; i < n; i++) {
    hash = (hash ^ load<u8>(text + i)) * 0x01000193;
  }
  return hash;
}
