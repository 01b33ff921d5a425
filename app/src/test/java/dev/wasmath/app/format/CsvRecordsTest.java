package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CsvRecordsTest {
  private static final int LONGEST = 20;

  @Test
  void spacesCountInQuotationMarksOnly() throws IOException {
    assertThat(rows(" \t\" a \"\t , b  c ,\u2003d\n")).containsExactly(row(1, " a ", "b  c", "d"));
    assertThat(rows("a \"b\",c")).containsExactly(row(1, "a \"b\"", "c"));
  }

  @Test
  void lineEndsAreOfAnyKind() throws IOException {
    assertThat(rows("a\rb\r\nc\nd"))
        .containsExactly(row(1, "a"), row(2, "b"), row(3, "c"), row(4, "d"));
    assertThat(rows("\"a\rb\r\nc\n\"\nd")).containsExactly(row(1, "a\nb\nc\n"), row(5, "d"));
  }

  @Test
  void blankLinesArePassedOver() throws IOException {
    assertThat(rows("\n \t\r\na\n\n\"\"\n  \n")).containsExactly(row(3, "a"), row(5, ""));
    assertThat(rows("a,b\n,\n,")).containsExactly(row(1, "a", "b"), row(2, "", ""), row(3, "", ""));
  }

  @Test
  void anEndIsInTheLineBehindTheLast() throws IOException {
    CsvRecords records = records("a\n\n");
    assertThat(records.first().line()).isEqualTo(1);
    assertThat(records.next()).isEmpty();
    assertThat(records.line()).isEqualTo(3);
    assertThat(records.next()).isEmpty();
  }

  @Test
  void aRecordHasALongestLength() throws IOException {
    String[] empty = new String[LONGEST + 1];
    Arrays.fill(empty, "");
    assertThat(rows(",".repeat(LONGEST))).containsExactly(row(1, empty));
    assertTooLong("a\n" + ",".repeat(LONGEST + 1), ":2: the record is longer than 20 characters");
    assertTooLong("a\n" + "b,".repeat(LONGEST), ":2: the record is longer than 20 characters");
    assertTooLong("a\n" + "b".repeat(9000), ":2: The maximum buffer size of 20 is insufficient");
    assertTooLong("a\n\"" + "\n".repeat(9000), ":2: The maximum buffer size of 20 is insufficient");
  }

  private static void assertTooLong(String text, String message) {
    assertThatThrownBy(() -> rows(text))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("a.csv" + message);
  }

  private static CsvRecords.Row row(long line, String... cells) {
    return new CsvRecords.Row(line, List.of(cells));
  }

  private static CsvRecords records(String text) throws IOException {
    InputFile file = new InputFile(Path.of("a.csv"), text.length());
    return new CsvRecords(file, new BufferedReader(new StringReader(text)), LONGEST);
  }

  private static List<CsvRecords.Row> rows(String text) throws IOException {
    CsvRecords records = records(text);
    List<CsvRecords.Row> rows = new ArrayList<>();
    rows.add(records.first());
    Optional<CsvRecords.Row> next = records.next();
    while (next.isPresent()) {
      rows.add(next.get());
      next = records.next();
    }
    return rows;
  }
}
