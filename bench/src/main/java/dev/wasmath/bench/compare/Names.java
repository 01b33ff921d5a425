package dev.wasmath.bench.compare;

/** The contenders' names in tables. */
final class Names {
  /** The engine, or the library on it, as it comes: lowering AUTO. */
  static final String WASMATH = "wasmath";

  static final String SCALAR = "wasmath without the Vector API";
  static final String ARRAYS = "wasmath on arrays";
  static final String FUSED_ARRAYS = "wasmath on arrays, fused";
  static final String W256 = "wasmath 256";
  static final String W512 = "wasmath 512";
  static final String FUSED = "wasmath 256 fused";
  static final String V8 = "V8";
  static final String ENDIVE = "run.endive compiler";

  /** The compiler's last version has no SIMD; the interpreter has. */
  static final String INTERPRETER = "run.endive interpreter 1.2.0";

  static final String NAIVE = "plain Java loop";
  static final String OPENBLAS = "OpenBLAS (JNI)";
  static final String VECTOR_BLAS = "netlib VectorBLAS";
  static final String JAVA_BLAS = "netlib Java BLAS";
  static final String EJML = "EJML";
  static final String OJALGO = "ojAlgo";
  static final String COPY = "System.arraycopy";

  private Names() {}
}
