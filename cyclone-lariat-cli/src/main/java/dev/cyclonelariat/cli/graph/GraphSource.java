package dev.cyclonelariat.cli.graph;

/** Which topology is drawn. */
enum GraphSource {
  LIVE,
  DECLARED;

  /** Takes sources in lower case. */
  static final class Words extends dev.cyclonelariat.cli.arguments.Words<GraphSource> {
    Words() {
      super(GraphSource.class);
    }
  }
}
