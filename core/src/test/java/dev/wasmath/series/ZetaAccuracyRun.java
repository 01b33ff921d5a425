package dev.wasmath.series;

/**
 * Measures the errors of zeta against apfloat and prints a table: so many points in each region.
 */
final class ZetaAccuracyRun {
  private ZetaAccuracyRun() {}

  /** Measures. */
  public static void main(String[] arguments) {
    System.out.println("| region | points | unit | 99 % | largest | promised |");
    System.out.println("|---|---|---|---|---|---|");
    ZetaAccuracy.measured(Integer.parseInt(arguments[0])).forEach(System.out::println);
  }
}
