package dev.cyclonelariat.cli.graph;

import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.graph.picture.Picture;
import dev.cyclonelariat.graph.text.Dot;
import dev.cyclonelariat.graph.text.GraphJson;
import dev.cyclonelariat.graph.text.Mermaid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** In what form a graph is written. */
enum GraphFormat {
  DOT {
    @Override
    byte[] write(TopologyGraph graph, String heading) {
      return utf8(Dot.write(graph));
    }
  },
  MERMAID {
    @Override
    byte[] write(TopologyGraph graph, String heading) {
      return utf8(Mermaid.write(graph));
    }
  },
  SVG {
    @Override
    byte[] write(TopologyGraph graph, String heading) {
      return utf8(Picture.of(graph, heading).svg());
    }
  },
  PNG {
    @Override
    byte[] write(TopologyGraph graph, String heading) throws IOException {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      Picture.of(graph, heading).writePng(png);
      return png.toByteArray();
    }
  },
  JSON {
    @Override
    byte[] write(TopologyGraph graph, String heading) {
      return utf8(GraphJson.write(graph));
    }
  };

  /**
   * The whole file.
   *
   * @param heading of a picture
   */
  abstract byte[] write(TopologyGraph graph, String heading) throws IOException;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Takes formats in lower case. */
  static final class Words extends dev.cyclonelariat.cli.arguments.Words<GraphFormat> {
    Words() {
      super(GraphFormat.class);
    }
  }
}
