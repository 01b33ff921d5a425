package dev.wasmath.app.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows of texts and numbers as comma-separated values, quoted where they have to be. */
public final class CsvWriting {
  private final CsvWriter csv;

  /** Rows for a writer, which stays open. */
  public CsvWriting(Writer out) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
  }

  /** Writes a row: first the texts, then the numbers with all their digits. */
  public void row(List<String> texts, double... numbers) {
    Stream<String> decimals = Arrays.stream(numbers).mapToObj(Decimals::format);
    CsvWriter _ = csv.writeRecord(Stream.concat(texts.stream(), decimals).toList());
  }
}
