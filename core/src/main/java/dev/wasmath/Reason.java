package dev.wasmath;

import java.util.Locale;

/** Why a strategy was chosen. */
enum Reason {
  FORCED_CPU(Strategy.CPU),
  FORCED_WASM(Strategy.WASM),
  ABSENT(Strategy.CPU),
  FAILED(Strategy.CPU),
  SMALL(Strategy.CPU),
  NOT_HOT(Strategy.CPU),
  UNTRIED(Strategy.CPU),
  OTHER_BITS(Strategy.CPU),
  SLOWER(Strategy.CPU),
  FASTER(Strategy.WASM);

  private final Strategy strategy;

  Reason(Strategy strategy) {
    this.strategy = strategy;
  }

  Strategy strategy() {
    return strategy;
  }

  /** Judges a call: the policy applied to what is known. */
  static Reason judge(Policy policy, Load load, long elements, Candidate candidate) {
    return switch (candidate) {
      case Candidate.Absent() -> policy instanceof Policy.Always ? forced(policy, ABSENT) : ABSENT;
      case Candidate.Failed(_) -> FAILED;
      default ->
          switch (policy) {
            case Policy.Always always -> forced(always, FORCED_WASM);
            case Policy.Adr003 adr -> judge(adr, load, elements, candidate);
          };
    };
  }

  private static Reason forced(Policy policy, Reason otherwise) {
    return policy.equals(Policy.always(Strategy.CPU)) ? FORCED_CPU : otherwise;
  }

  private static Reason judge(Policy.Adr003 policy, Load load, long elements, Candidate candidate) {
    if (elements <= policy.elements()) {
      return SMALL;
    }
    if (!policy.hot(load)) {
      return NOT_HOT;
    }
    if (!(candidate instanceof Candidate.Tried(Trial trial))) {
      return UNTRIED;
    }
    if (!trial.agreement().accepted()) {
      return OTHER_BITS;
    }
    return trial.won() ? FASTER : SLOWER;
  }

  /** The reason in words, with the numbers behind it. */
  String sentence(Load load, long elements, Candidate candidate) {
    return switch (this) {
      case FORCED_CPU, FORCED_WASM -> "asked for";
      case ABSENT -> "no WebAssembly kernel";
      case FAILED ->
          candidate instanceof Candidate.Failed(String why)
              ? "WebAssembly failed: " + why
              : "WebAssembly failed";
      case SMALL -> "small: " + elements + " elements";
      case NOT_HOT ->
          String.format(
              Locale.ROOT,
              "not hot: %.0f calls/s, %.3g ms on average, %.3g s in total",
              load.callsPerSecond(),
              load.averageMillis(),
              load.totalSeconds());
      case UNTRIED -> "hot; not measured yet";
      case OTHER_BITS ->
          isBeyondBound(candidate)
              ? "fused: WebAssembly was beyond the bound"
              : "WebAssembly gave other bits";
      case SLOWER -> measured(candidate, "slower");
      case FASTER -> measured(candidate, "faster");
    };
  }

  private static boolean isBeyondBound(Candidate candidate) {
    return candidate instanceof Candidate.Tried(Trial trial)
        && trial.agreement() == Agreement.BEYOND_BOUND;
  }

  private static String measured(Candidate candidate, String word) {
    if (!(candidate instanceof Candidate.Tried(Trial trial))) {
      return word;
    }
    double factor = trial.won() ? trial.speedUp() : 1.0 / trial.speedUp();
    return String.format(
        Locale.ROOT,
        "hot; WebAssembly measured %.2fx %s at size %d%s",
        factor,
        word,
        trial.size(),
        trial.agreement() == Agreement.WITHIN_BOUND ? "; fused: within the bound" : "");
  }
}
