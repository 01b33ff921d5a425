package dev.wasmath.engine;

/** The module uses a feature beyond WebAssembly 2.0, which is named. */
public final class UnsupportedFeatureException extends WasmException {
  private static final long serialVersionUID = 1L;

  private final String feature;

  /** With the feature's name, for example {@code "threads"}. */
  public UnsupportedFeatureException(String feature, String detail) {
    super("unsupported feature " + feature + ": " + detail);
    this.feature = feature;
  }

  /** The name of the feature. */
  public String feature() {
    return feature;
  }
}
