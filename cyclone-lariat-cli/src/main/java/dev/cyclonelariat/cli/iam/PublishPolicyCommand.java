package dev.cyclonelariat.cli.iam;

import dev.cyclonelariat.cli.migration.StoreOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what publishing needs. */
@Command(
    name = "publish",
    sortOptions = false,
    description = {
      "Print the policy that an application needs to publish.",
      "It lists the topics and queues that are named; or else what applied migrations have declared:"
          + " topics of this publisher, of 'any' and of names of their own, and queues that this"
          + " publisher's commands are sent to."
    },
    footer = {
      PolicyCommand.ENVIRONMENT,
      StoreOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat iam publish > policy.json",
      "  lariat iam publish --topic 'production-event-fanout-users-*'"
    })
final class PublishPolicyCommand extends DeclaredPolicyCommand {

  private static final String KMS_KEY = "KmsMasterKeyId";
  private static final String COMMAND = "command";
  private static final String ANY = "any";

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Publish to this topic; * and ? stand for anything. Repeatable.")
  private List<String> topics = List.of();

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "Send to this queue; * and ? stand for anything. Repeatable.")
  private List<String> queues = List.of();

  PublishPolicyCommand(Shell shell) {
    super(shell);
  }

  @Override
  boolean isNamed() {
    return !topics.isEmpty() || !queues.isEmpty();
  }

  @Override
  Permitted named() {
    return permitted(checked(topics), checked(queues), Set.of());
  }

  @Override
  String remedy() {
    return "name them with --topic and --queue";
  }

  @Override
  Permitted declared(DeclaredTopology topology, String publisher) {
    List<TopicSpec> targets =
        topology.topics().stream().filter(spec -> isOf(spec.topic(), publisher)).toList();
    List<QueueSpec> direct =
        topology.queues().stream().filter(spec -> isOf(spec.queue(), publisher)).toList();
    Set<String> keys =
        Stream.concat(
                targets.stream().map(spec -> spec.attributes().get(KMS_KEY)),
                direct.stream().map(spec -> spec.attributes().get(KMS_KEY)))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return permitted(
        targets.stream().map(spec -> spec.topic().name()).toList(),
        direct.stream().map(spec -> spec.queue().name()).toList(),
        keys);
  }

  private static boolean isOf(Topic topic, String publisher) {
    return topic.publisher().map(its -> its.equals(publisher) || its.equals(ANY)).orElse(true);
  }

  private static boolean isOf(Queue queue, String publisher) {
    return queue.kind().filter(COMMAND::equals).isPresent()
        && queue.publisher().filter(publisher::equals).isPresent();
  }

  private static Permitted permitted(List<String> topics, List<String> queues, Set<String> keys) {
    return new Permitted(
        List.of("sns:Publish"),
        topics,
        List.of("sqs:SendMessage"),
        queues,
        List.of("kms:Decrypt", "kms:GenerateDataKey"),
        keys);
  }
}
