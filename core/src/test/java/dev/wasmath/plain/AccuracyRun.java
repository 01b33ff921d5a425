package dev.wasmath.plain;

/** Measures the errors of the elementary functions: so many points each, and a seed. */
final class AccuracyRun {
  private AccuracyRun() {}

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    System.out.println("| operation | points | largest error | 99th percentile |");
    System.out.println("|---|---|---|---|");
    for (Accuracy function : Accuracy.ALL) {
      double[] errors = function.errors(seed, count);
      System.out.printf(
          "| %s | %,d | %.3f ulp | %.3f ulp |%n",
          function.name(), count, errors[count - 1], errors[(int) (0.99 * count)]);
    }
  }
}
