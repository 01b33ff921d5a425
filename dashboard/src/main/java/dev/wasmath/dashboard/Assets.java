package dev.wasmath.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the page, by the path under which they are served: what is not in this list cannot
 * be asked for.
 */
final class Assets {
  /**
   * One file.
   *
   * @param type its media type
   * @param content its bytes
   */
  record Asset(String type, byte[] content) {}

  private static final List<String> FILES =
      List.of(
          "index.html",
          "style.css",
          "icon.svg",
          "app.js",
          "bench.js",
          "chart.js",
          "compare.js",
          "evidence.js",
          "figures.js",
          "heat.js",
          "machine.js",
          "parity.js",
          "rates.js",
          "server.js",
          "text.js",
          "theme.js",
          "timeline.js",
          "workload.js",
          "uplot/uPlot.esm.js",
          "uplot/uPlot.min.css",
          "uplot/LICENSE",
          "wasmath/wasmath.wasm",
          "wasmath/src/bits.js",
          "wasmath/src/checks.js",
          "wasmath/src/elimination.js",
          "wasmath/src/index.js",
          "wasmath/src/matrix.js",
          "wasmath/src/memory.js",
          "wasmath/src/open.js",
          "wasmath/src/operands.js",
          "wasmath/src/payoffs.js",
          "wasmath/src/samples.js",
          "wasmath/src/series/bernoulli.js",
          "wasmath/src/series/complex.js",
          "wasmath/src/series/doubleDouble.js",
          "wasmath/src/series/fine.js",
          "wasmath/src/series/functions.js",
          "wasmath/src/series/hardyZ.js",
          "wasmath/src/series/logGamma.js",
          "wasmath/src/series/realZeta.js",
          "wasmath/src/series/riemannSiegel.js",
          "wasmath/src/series/theta.js",
          "wasmath/src/triangles.js",
          "wasmath/src/wasmath.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "wasm", "application/wasm");

  private Assets() {}

  static Map<String, Asset> load() throws IOException {
    Map<String, Asset> assets = new LinkedHashMap<>();
    for (String file : FILES) {
      try (InputStream in = Assets.class.getResourceAsStream("web/" + file)) {
        if (in == null) {
          throw new IOException(
              "the page's " + file + " is not in the module dev.wasmath.dashboard");
        }
        String end = file.substring(file.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(end, "text/plain; charset=utf-8");
        assets.put("/" + file, new Asset(type, in.readAllBytes()));
      }
    }
    Asset page = assets.get("/index.html");
    if (page != null) {
      assets.put("/", page);
    }
    return assets;
  }
}
