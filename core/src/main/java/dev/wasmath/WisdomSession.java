package dev.wasmath;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The wisdom of one orchestrator: taken over in the background when it is opened, and saved when it
 * is closed and, while it learns, at most once a minute. No caller waits for it, and none sees it
 * fail: the journal does. Without a file it does nothing.
 */
final class WisdomSession {
  private static final System.Logger LOG = System.getLogger("dev.wasmath");
  private static final long MINUTE = 60_000_000_000L;
  private static final String SUBJECT = "wisdom";

  private final Optional<WisdomFile> file;
  private final boolean fused;
  private final Supplier<Machine> reading;
  private final LongSupplier clock;
  private final Background background;
  private final Journal journal;
  private final Map<String, List<Learner>> learners = new LinkedHashMap<>();
  private Optional<Machine> machine = Optional.empty();
  private long savedUntil;
  private final AtomicReference<String> problem = new AtomicReference<>("");
  private volatile boolean changed;
  private volatile long due;

  /**
   * A session.
   *
   * @param fused whether what is measured is fused
   * @param reading tells the machine; asked in the background
   */
  WisdomSession(
      Optional<WisdomFile> file,
      boolean fused,
      Supplier<Machine> reading,
      LongSupplier clock,
      Background background,
      Journal journal) {
    this.file = file;
    this.fused = fused;
    this.reading = reading;
    this.clock = clock;
    this.background = background;
    this.journal = journal;
    this.savedUntil = clock.getAsLong() - 1;
    this.due = savedUntil + MINUTE;
  }

  /** Adds an operation, whose kernel is of the backend described. */
  void add(String kernels, Learner learner) {
    learners.computeIfAbsent(kernels, _ -> new ArrayList<>()).add(learner);
  }

  /** Takes over what is known, as the first thing in the background. */
  void begin() {
    if (file.isPresent() && !learners.isEmpty()) {
      background.submit(new Loading());
    }
  }

  /** Something was learned. */
  void changed() {
    changed = true;
  }

  /** Saves in the background, when something was learned and a minute has passed. */
  void watch(long now) {
    if (changed && now - due >= 0 && file.isPresent()) {
      changed = false;
      due = now + MINUTE;
      background.submit(new Saving());
    }
  }

  /** Takes over. */
  private final class Loading implements Background.Task {
    @Override
    public void run() {
      load();
    }

    @Override
    public void abandoned() {
      refuse("not read: it takes too long");
    }

    @Override
    public double worth() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Saves. */
  private final class Saving implements Background.Task {
    @Override
    public void run() {
      save();
    }

    @Override
    public void abandoned() {
      refuse("not saved: it takes too long");
    }

    @Override
    public double worth() {
      return Double.POSITIVE_INFINITY;
    }
  }

  private void load() {
    WisdomFile from = file.orElseThrow();
    try {
      Wisdom wisdom = from.read();
      List<WisdomKey> keys = keys();
      for (WisdomKey key : keys) {
        for (Learner learner : learners.getOrDefault(key.kernels(), List.of())) {
          learner.recall(wisdom.known(key, learner.operation()));
        }
      }
      wisdom.verdicts().forEach((found, verdicts) -> say(keys, found, verdicts.size()));
    } catch (NoSuchFileException absent) {
      journal.add(SUBJECT, Event.Kind.WISDOM, "none yet in " + from.path());
    } catch (IOException | RuntimeException failure) {
      refuse("ignored: " + text(failure));
    }
  }

  /** Says what became of the verdicts under a key. */
  private void say(List<WisdomKey> keys, WisdomKey found, int verdicts) {
    Optional<WisdomKey> mine =
        keys.stream().filter(key -> key.conflict(found).isEmpty()).findFirst();
    String outcome;
    if (mine.isEmpty()) {
      outcome = "ignored: " + keys.getFirst().conflict(found).orElseThrow();
    } else {
      outcome =
          mine.get()
              .drift(found)
              .map(why -> "taken as a start only: " + why)
              .orElse("taken from " + file.orElseThrow().path());
    }
    journal.add(SUBJECT, Event.Kind.WISDOM, verdicts + " verdicts " + outcome);
  }

  /** The keys under which is kept what is learned here. */
  synchronized List<WisdomKey> keys() {
    if (machine.isEmpty()) {
      machine = Optional.of(reading.get());
    }
    Machine here = machine.get();
    return learners.keySet().stream()
        .map(kernels -> new WisdomKey(here.hardware(), kernels, fused, here.runtime()))
        .toList();
  }

  /** Saves what was learned since it was saved last; a failure is noted. */
  void save() {
    try {
      saveOrThrow();
    } catch (IOException | RuntimeException failure) {
      refuse("not saved: " + text(failure));
    }
  }

  /** Saves what was learned since it was saved last. */
  synchronized void saveOrThrow() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    long now = clock.getAsLong();
    Map<WisdomKey, List<Verdict>> news = new LinkedHashMap<>();
    Instant time = Instant.now();
    for (WisdomKey key : keys()) {
      List<Verdict> verdicts = new ArrayList<>();
      for (Learner learner : learners.getOrDefault(key.kernels(), List.of())) {
        verdicts.addAll(learner.verdicts(savedUntil, now, time));
      }
      news.put(key, verdicts);
    }
    Wisdom wisdom = new Wisdom(news);
    if (wisdom.size() > 0) {
      Wisdom.Merge merge = file.get().merge(wisdom);
      journal.add(
          SUBJECT, Event.Kind.WISDOM, merge.taken() + " verdicts saved to " + file.get().path());
    }
    savedUntil = now;
  }

  private static String text(Exception failure) {
    return failure instanceof WisdomFormatException
        ? String.valueOf(failure.getMessage())
        : failure.toString();
  }

  /** Notes a problem, but the same one once only. It waits for nobody: a caller may tell it. */
  private void refuse(String what) {
    if (!problem.getAndSet(what).equals(what)) {
      journal.add(SUBJECT, Event.Kind.WISDOM, what);
      LOG.log(Level.WARNING, "wisdom {0}", what);
    }
  }
}
