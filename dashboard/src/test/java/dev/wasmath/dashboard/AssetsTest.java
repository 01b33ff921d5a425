package dev.wasmath.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.dashboard.Assets.Asset;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page's files ask for is served. */
final class AssetsTest {
  private static final Pattern ASKED =
      Pattern.compile("(?:from |src=|href=)\"((?:\\./|\\.\\./|/)[^\"]+)\"");

  @Test
  void everyFileThatAFileAsksForIsThere() throws IOException {
    Map<String, Asset> assets = Assets.load();
    List<String> asked = new ArrayList<>();
    assets.forEach(
        (path, asset) -> {
          if (asset.type().startsWith("text/")) {
            String text = new String(asset.content(), StandardCharsets.UTF_8);
            ASKED
                .matcher(text)
                .results()
                .map((MatchResult found) -> URI.create(path).resolve(found.group(1)).getPath())
                .forEach(asked::add);
          }
        });
    assertThat(asked)
        .contains("/app.js", "/style.css", "/wasmath/src/series/fine.js", "/uplot/uPlot.esm.js")
        .isSubsetOf(assets.keySet());
  }
}
