package dev.wasmath.engine.spec;

/** A command of a test script that did not do what the script says. */
public record SpecFailure(String file, int line, String expected, String got) {

  @Override
  public String toString() {
    return file + ":" + line + ": expected " + expected + ", got " + got;
  }
}
