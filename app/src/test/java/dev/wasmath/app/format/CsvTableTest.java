package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTableTest {
  @TempDir Path directory;

  @Test
  void namesItsColumns() throws IOException {
    CsvTable table = read("a, b ,kind\n1,2,red\n3,4.5,blue\n");
    assertThat(table.columns()).containsExactly("a", "b", "kind");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.texts("kind")).containsExactly("red", "blue");
    assertThat(table.numbers("b", "a")).isEqualTo(Matrix.of(2, 2, 2, 1, 4.5, 3));
  }

  @Test
  void quotedCellsHoldAnything() throws IOException {
    CsvTable table = read("\"a,b\",c\r\n\"say \"\"x\"\"\",\" two\r\nlines \" \r\n,last\r\n");
    assertThat(table.columns()).containsExactly("a,b", "c");
    assertThat(table.texts("a,b")).containsExactly("say \"x\"", "");
    assertThat(table.texts("c")).containsExactly(" two\nlines ", "last");
  }

  @Test
  void aTableMayHaveNoRows() throws IOException {
    CsvTable table = read("a,b");
    assertThat(table.rows()).isZero();
    assertThat(table.numbers("a")).isEqualTo(Matrix.zeros(0, 1));
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Path file = directory.resolve("a.csv");
    CsvTable table = read("a,b\n1,\"x\ny\"\n2,z\n");
    assertThatThrownBy(() -> table.numbers("c"))
        .hasMessage(file + ":1: no column \"c\" among [a, b]");
    assertThatThrownBy(() -> table.texts("A")).hasMessageContaining("no column \"A\"");
    assertThatThrownBy(() -> table.numbers("a", "b"))
        .hasMessage(file + ":2: cell 2: \"x\ny\" is not a number");
    assertThatThrownBy(() -> read("a,b\n1,\"x\ny\"\n2\n"))
        .hasMessage(file + ":4: expected 2 cells as in the first line, found 1");
    assertThatThrownBy(() -> read("a\n\"x\n\n"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(file + ":2: Unclosed quoted field");
    assertThatThrownBy(() -> read("a\n\"x\"y\n"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(file + ":2: Unexpected character after closing quote: 'y'");
    assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> CsvTable.read(directory.resolve("none.csv")))
        .hasMessageEndingWith("none.csv: no such file");
  }

  private CsvTable read(String text) throws IOException {
    return CsvTable.read(TestFiles.file(directory, "a.csv", text));
  }
}
