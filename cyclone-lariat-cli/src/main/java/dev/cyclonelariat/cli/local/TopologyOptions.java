package dev.cyclonelariat.cli.local;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.local.seed.Seed;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.LocalSnsSqsBuilder;
import dev.cyclonelariat.local.topology.Topology;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which topics, queues and subscriptions are there from the start. */
final class TopologyOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Keep topics, queues and subscriptions, without messages, in this JSON file: read at the"
              + " start if it is there, written soon after each change.")
  private @Nullable Path state;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description =
          "Create the topics, queues and subscriptions that this YAML file names, unless they are"
              + " there. Queues get a policy that lets their topics send.")
  private @Nullable Path seed;

  /** Starts an SNS/SQS of this account in this region, with what the files hold. */
  LocalSnsSqs start(LocalSnsSqsBuilder builder, String account, String region) {
    if (state != null && seed != null && isSame(state, seed)) {
      throw new ParameterException(
          spec.commandLine(), "--state would overwrite the --seed file: name another one");
    }
    @Nullable Seed planted = seed == null ? null : Seed.read(seed, account, region);
    if (state != null) {
      builder.stateFile(state);
    }
    LocalSnsSqs local = builder.account(account).region(region).start();
    if (planted != null) {
      plant(planted, local);
    }
    return local;
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private void plant(Seed planted, LocalSnsSqs local) {
    try {
      planted.applyTo(local.topology());
    } catch (LariatException e) {
      local.close();
      throw state == null
          ? e
          : new LariatException(
              e.getMessage() + " (" + state + " keeps what was there; delete it to begin anew)", e);
    }
  }

  /** What is there now, in a line, if anything was to be from the start. */
  String summary(LocalSnsSqs local) {
    if (state == null && seed == null) {
      return "";
    }
    Topology topology = local.topology().current();
    return "# Topics: "
        + topology.topics().size()
        + ", queues: "
        + topology.queues().size()
        + ", subscriptions: "
        + topology.subscriptions().size()
        + (state == null ? "" : ", kept in " + state)
        + ".\n";
  }
}
