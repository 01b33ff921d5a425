package dev.wasmath.backend;

/** Whether a backend can serve here. */
public sealed interface Availability {
  /**
   * The backend serves.
   *
   * @param kernels the operations it has
   * @param description what it runs on, for people: engine, vector width
   */
  record Ready(Kernels kernels, String description) implements Availability {}

  /**
   * The backend cannot serve on this machine.
   *
   * @param reason what is missing and how to get it
   */
  record Missing(String reason) implements Availability {}
}
