package dev.cyclonelariat.cli.iam;

import dev.cyclonelariat.cli.migration.StoreOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.QueueSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what consuming needs. */
@Command(
    name = "consume",
    sortOptions = false,
    description = {
      "Print the policy that a worker needs.",
      "It lists the queues that are named; or else those that applied migrations have declared, but"
          + " for those of dead letters."
    },
    footer = {
      PolicyCommand.ENVIRONMENT,
      StoreOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat iam consume > policy.json",
      "  lariat iam consume --queue 'production-event-queue-*-mailer'"
    })
final class ConsumePolicyCommand extends DeclaredPolicyCommand {

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "Consume this queue; * and ? stand for anything. Repeatable.")
  private List<String> queues = List.of();

  ConsumePolicyCommand(Shell shell) {
    super(shell);
  }

  @Override
  boolean isNamed() {
    return !queues.isEmpty();
  }

  @Override
  Permitted named() {
    return permitted(checked(queues), Set.of());
  }

  @Override
  String remedy() {
    return "name them with --queue";
  }

  @Override
  Permitted declared(DeclaredTopology topology, String publisher) {
    Set<Queue> dead = new HashSet<>();
    topology
        .queues()
        .forEach(
            spec -> {
              if (spec.deadLetters() != null) {
                dead.add(spec.deadLetters().queue());
              }
            });
    topology
        .subscriptions()
        .forEach(
            spec -> {
              if (spec.deadLetters() != null) {
                dead.add(spec.deadLetters());
              }
            });
    List<QueueSpec> live =
        topology.queues().stream().filter(spec -> !dead.contains(spec.queue())).toList();
    return permitted(
        live.stream().map(spec -> spec.queue().name()).toList(),
        live.stream()
            .map(spec -> spec.attributes().get("KmsMasterKeyId"))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  private static Permitted permitted(List<String> queues, Set<String> keys) {
    return new Permitted(
        List.of(),
        List.of(),
        List.of(
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage"),
        queues,
        List.of("kms:Decrypt"),
        keys);
  }
}
