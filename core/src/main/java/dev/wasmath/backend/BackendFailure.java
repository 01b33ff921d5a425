package dev.wasmath.backend;

/**
 * A kernel could not do its work: it trapped, ran out of memory or was closed. The caller never
 * sees it; plain Java answers instead.
 */
public final class BackendFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason. */
  public BackendFailure(String reason) {
    super(reason);
  }

  /** A failure with its reason and its cause. */
  public BackendFailure(String reason, Throwable cause) {
    super(reason, cause);
  }
}
