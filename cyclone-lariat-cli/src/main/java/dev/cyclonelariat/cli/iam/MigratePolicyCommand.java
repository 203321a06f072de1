package dev.cyclonelariat.cli.iam;

import dev.cyclonelariat.cli.shell.Shell;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what migrations need. */
@Command(
    name = "migrate",
    sortOptions = false,
    description = {
      "Print the policy that lariat migrate, rollback, drift, import and the like need.",
      "Created, changed and deleted may be the topics of this publisher and of 'any', and the queues"
          + " of this instance, whose names do not tell their owner; the tag lariat_owner protects"
          + " those of others. Every topic of the instance may be subscribed to."
    },
    footer = {
      PolicyCommand.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat iam migrate > policy.json",
      "  lariat iam migrate --topic 'partners-*' --queue uploads --env production"
    })
final class MigratePolicyCommand extends PolicyCommand {

  private static final List<String> EVERYWHERE =
      List.of(
          "sns:GetSubscriptionAttributes",
          "sns:ListSubscriptions",
          "sns:ListTopics",
          "sns:SetSubscriptionAttributes",
          "sns:Unsubscribe",
          "sqs:ListQueues");
  private static final List<String> OWN_TOPICS =
      List.of(
          "sns:CreateTopic",
          "sns:DeleteTopic",
          "sns:SetTopicAttributes",
          "sns:TagResource",
          "sns:UntagResource");
  private static final List<String> TOPICS =
      List.of(
          "sns:GetTopicAttributes",
          "sns:ListSubscriptionsByTopic",
          "sns:ListTagsForResource",
          "sns:Subscribe");
  private static final List<String> QUEUES =
      List.of(
          "sqs:CreateQueue",
          "sqs:DeleteQueue",
          "sqs:GetQueueAttributes",
          "sqs:ListQueueTags",
          "sqs:SetQueueAttributes",
          "sqs:TagQueue",
          "sqs:UntagQueue");

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "A topic of another name or publisher that is migrated too. Repeatable.")
  private List<String> topics = List.of();

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "A queue of another name that is migrated too. Repeatable.")
  private List<String> queues = List.of();

  MigratePolicyCommand(Shell shell) {
    super(shell);
  }

  @Override
  PolicyDocument document(Arns arns, String publisher) {
    List<String> otherTopics = checked(topics).stream().map(arns::topic).toList();
    List<String> otherQueues = checked(queues).stream().map(arns::queue).toList();
    return new PolicyDocument()
        // AWS knows no narrower resource for these.
        .allow("LariatLists", EVERYWHERE, List.of("*"))
        .allow(
            "LariatOwnTopics",
            OWN_TOPICS,
            Arns.all(List.of(arns.topicsOf(publisher + "-*"), arns.topicsOf("any-*"), otherTopics)))
        .allow("LariatTopics", TOPICS, Arns.all(List.of(arns.topicsOf("*"), otherTopics)))
        .allow("LariatQueues", QUEUES, Arns.all(List.of(arns.queuesOf("*"), otherQueues)));
  }
}
