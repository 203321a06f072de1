package dev.cyclonelariat.cli.graph;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.arguments.InstanceOptions;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.migration.OpenStore;
import dev.cyclonelariat.cli.migration.StoreOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws topics, queues and what goes where. */
@Command(
    name = "graph",
    sortOptions = false,
    description = {
      "Draw topics, queues and what goes where: each once, subscribed or not.",
      "It draws what there is (live), or what migrations have made by the journal of their steps"
          + " (declared), for which AWS is not asked.",
      "dot is for Graphviz, mermaid for wikis; svg and png are pictures that need no other program."
          + " Subscriptions that a fan-out has brought along are not drawn, since the fan-out shows"
          + " them; json has them."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      InstanceOptions.VARIABLES,
      StoreOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat graph -f svg --out topology.svg",
      "  lariat graph -f png --dead-letters --instance production > topology.png",
      "  lariat graph | dot -Tpdf > topology.pdf"
    })
public final class GraphCommand implements Callable<Integer> {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "dot",
      converter = GraphFormat.Words.class,
      completionCandidates = GraphFormat.Words.class,
      description = "dot (default), mermaid, svg, png or json.")
  private GraphFormat format;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      defaultValue = "live",
      converter = GraphSource.Words.class,
      completionCandidates = GraphSource.Words.class,
      description = "live (default) or declared.")
  private GraphSource source;

  @Option(names = "--out", paramLabel = "FILE", description = "Write there, not to the screen.")
  private @Nullable Path file;

  @Option(
      names = "--dead-letters",
      description =
          "Ask each queue where its dead letters go, a call for each; declared shows it always.")
  private boolean deadLetters;

  @Mixin private InstanceOptions instances;
  @Mixin private AwsOptions aws;
  @Mixin private StoreOptions store;
  @Mixin private LoginOptions login;

  /** Prints to this shell. */
  public GraphCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (format == GraphFormat.PNG && file == null && shell.terminals().out()) {
      throw new ParameterException(
          spec.commandLine(), "a png is not for a terminal: say --out FILE");
    }
    switch (source) {
      case LIVE -> drawLive();
      case DECLARED -> drawDeclared();
    }
    return ExitCode.OK;
  }

  private void drawLive() throws IOException {
    LariatSettings settings = aws.settings(shell.environment()).build();
    try (AwsSession session = new AwsSession(settings)) {
      TopologyGraph graph =
          TopologyGraph.of(
              session.lariat().topology().build(), instances.shown(settings), deadLetters);
      write(format.write(graph, heading(session, instances.name(settings))));
    }
  }

  private void drawDeclared() throws IOException {
    try (OpenStore open = store.open(login, shell)) {
      DeclaredTopology declared = DeclaredTopology.EMPTY.after(open.store().read().effects());
      write(format.write(TopologyGraph.of(declared), "As migrations have made it"));
    }
  }

  private static String heading(AwsSession session, String instance) {
    Account account = session.lariat().location().account().get();
    String where = account.id() + " · " + account.region();
    return instance.isEmpty() ? where : instance + " · " + where;
  }

  private void write(byte[] content) throws IOException {
    if (file == null) {
      shell.out().write(content);
    } else {
      Files.write(file, content);
      shell.tell("Written to " + file);
    }
  }
}
