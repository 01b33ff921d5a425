/** Numbers that an operation takes: an array, which is copied, or a buffer, which is used where it lies. */
export type Numbers = Float64Array | Resident;

/** What `activation` knows. */
export type Activation =
  | "identity" | "relu" | "leakyRelu" | "sigmoid" | "tanh" | "gelu" | "softplus" | "softmax";

export const ACTIVATIONS: readonly Activation[];

/** Where the kernels are: an address, a response, the bytes, or a compiled module. */
export type WasmSource = URL | string | Response | BufferSource | WebAssembly.Module;

export interface OpenOptions {
  /** By default the `wasmath.wasm` beside the package's sources. */
  wasm?: WasmSource | Promise<WasmSource>;
}

/** Whether this engine runs WebAssembly with 128-bit SIMD, which the kernels need. */
export function hasSimd(): boolean;

/**
 * Loads the kernels.
 *
 * @throws Error if there is no WebAssembly, or no SIMD in it, or no kernels at the address
 */
export function open(options?: OpenOptions): Promise<Wasmath>;

/** Numbers in the kernels' memory, which operations take without copying. `Wasmath.alloc` makes one. */
export class Resident {
  private constructor();
  readonly length: number;
  /** A view of the numbers. Take it anew after anything that may have allocated memory. */
  readonly view: Float64Array;
  /** A copy of the numbers. */
  toArray(): Float64Array;
  /** Gives the memory back. Using the buffer afterwards is an error; freeing it again is none. */
  free(): void;
}

/** A matrix, its elements row by row. */
export class Matrix<D extends Numbers = Numbers> {
  /** @throws RangeError if `data` has not rows times columns elements */
  constructor(rows: number, columns: number, data?: D);
  static ofRows(...rows: ArrayLike<number>[]): Matrix<Float64Array>;
  static identity(order: number): Matrix<Float64Array>;
  readonly rows: number;
  readonly columns: number;
  readonly data: D;
  /** The elements as an array; of a buffer it is a view, see {@link Resident.view}. */
  readonly elements: Float64Array;
  get(row: number, column: number): number;
  set(row: number, column: number, element: number): void;
  toString(): string;
}

/** Elimination came upon a pivot of exactly zero. */
export class SingularMatrixError extends RangeError {
  constructor(pivot: number);
  /** The step of the elimination, counted from 0. */
  readonly pivot: number;
}

/**
 * The operations. Every result has the bits that Java's Wasmath gives, NaNs' payloads excepted.
 *
 * Where there is an `out`, the result is written to it and it is returned; without it there is a new
 * array. The output of an elementwise operation may be one of its inputs; that of a product may not.
 * Lengths and shapes that do not fit are RangeErrors that name both; other types are TypeErrors.
 */
export class Wasmath {
  private constructor();
  /** A buffer of so many zeros, or with a copy of the numbers. */
  alloc(lengthOrNumbers: number | ArrayLike<number> | Resident): Resident;
  /** A matrix in the kernels' memory: of zeros, or a copy. */
  allocMatrix(rows: number, columns: number): Matrix<Resident>;
  allocMatrix(matrix: Matrix): Matrix<Resident>;
  /** The bytes of the kernels' memory, and how many are in use. */
  readonly memory: { bytes: number; used: number };

  add(a: Numbers, b: Numbers): Float64Array;
  add<O extends Numbers>(a: Numbers, b: Numbers, out: O): O;
  subtract(a: Numbers, b: Numbers): Float64Array;
  subtract<O extends Numbers>(a: Numbers, b: Numbers, out: O): O;
  /** The product element by element. */
  hadamard(a: Numbers, b: Numbers): Float64Array;
  hadamard<O extends Numbers>(a: Numbers, b: Numbers, out: O): O;
  /** x to the power of y, element by element. */
  pow(x: Numbers, y: Numbers): Float64Array;
  pow<O extends Numbers>(x: Numbers, y: Numbers, out: O): O;
  scale(alpha: number, x: Numbers): Float64Array;
  scale<O extends Numbers>(alpha: number, x: Numbers, out: O): O;
  /** Adds alpha x to y, which is overwritten and returned. */
  axpy<O extends Numbers>(alpha: number, x: Numbers, y: O): O;
  /** alpha x + beta y. */
  linearCombination(alpha: number, x: Numbers, beta: number, y: Numbers): Float64Array;
  linearCombination<O extends Numbers>(
    alpha: number, x: Numbers, beta: number, y: Numbers, out: O,
  ): O;

  /** The inner product, in sixteen lanes and chunks of 8192; 0 of empty vectors. */
  dot(a: Numbers, b: Numbers): number;
  sum(x: Numbers): number;
  /** The Euclidean norm, which neither overflows nor underflows on the way. */
  norm(x: Numbers): number;
  /** The sum of absolute values. */
  norm1(x: Numbers): number;
  /** The largest absolute value. */
  normInfinity(x: Numbers): number;
  /** The smallest element; NaN if there is one. An empty vector is a RangeError. */
  min(x: Numbers): number;
  /** The largest element; NaN if there is one. An empty vector is a RangeError. */
  max(x: Numbers): number;

  exp(x: Numbers): Float64Array;
  exp<O extends Numbers>(x: Numbers, out: O): O;
  /** The natural logarithm. */
  log(x: Numbers): Float64Array;
  log<O extends Numbers>(x: Numbers, out: O): O;
  sin(x: Numbers): Float64Array;
  sin<O extends Numbers>(x: Numbers, out: O): O;
  cos(x: Numbers): Float64Array;
  cos<O extends Numbers>(x: Numbers, out: O): O;
  tanh(x: Numbers): Float64Array;
  tanh<O extends Numbers>(x: Numbers, out: O): O;

  /** An activation of a vector, taken as one row, or of each row of a matrix. */
  activation(name: Activation, x: Matrix): Matrix<Float64Array>;
  activation<O extends Numbers>(name: Activation, x: Matrix, out: Matrix<O>): Matrix<O>;
  activation(name: Activation, x: Numbers): Float64Array;
  activation<O extends Numbers>(name: Activation, x: Numbers, out: O): O;

  /** A matrix times a matrix, every element summed in increasing order; or times a vector. */
  multiply(a: Matrix, b: Matrix): Matrix<Float64Array>;
  multiply<O extends Numbers>(a: Matrix, b: Matrix, out: Matrix<O>): Matrix<O>;
  multiply(a: Matrix, x: Numbers): Float64Array;
  multiply<O extends Numbers>(a: Matrix, x: Numbers, out: O): O;
  transpose(a: Matrix): Matrix<Float64Array>;
  transpose<O extends Numbers>(a: Matrix, out: Matrix<O>): Matrix<O>;
  /**
   * The inverse, by Gaussian elimination with partial pivoting; `out` may be `a`.
   *
   * @throws SingularMatrixError if a pivot is exactly zero
   * @throws RangeError if the matrix is not square, an element is not finite, or the result overflows
   */
  inverse(a: Matrix): Matrix<Float64Array>;
  inverse<O extends Numbers>(a: Matrix, out: Matrix<O>): Matrix<O>;

  /**
   * A player's deviation payoffs in a game in normal form: for each of the player's own strategies the
   * expected payoff against the others' mixed strategies.
   *
   * @param strategies how many each player has
   * @param player whose payoffs, counted from 0
   * @param payoffs the player's tensor, one axis a player, the last player's strategy running fastest
   * @param profile a mixed strategy for each player; the player's own is not read
   */
  payoffs(
    strategies: ArrayLike<number>, player: number, payoffs: Numbers, profile: ArrayLike<number>[],
  ): Float64Array;

  /**
   * Riemann's zeta function of real numbers: within 4 ulp above 1, within 20 ulp elsewhere. It is 0 at
   * negative even integers, and infinite where it is too large for a double.
   *
   * @throws RangeError if a number is 1, where the pole is, NaN or -Infinity
   */
  zeta(s: Numbers): Float64Array;
  zeta<O extends Numbers>(s: Numbers, out: O): O;
  /**
   * Hardy's function Z(t) = exp(i theta(t)) zeta(1/2 + it) at many points at once: its real zeros are
   * zeta's on the critical line. The error is at most 1e-9.
   *
   * @throws RangeError if |t| is above 1e6, or NaN
   */
  hardyZ(t: Numbers): Float64Array;
  hardyZ<O extends Numbers>(t: Numbers, out: O): O;
}
