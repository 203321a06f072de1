package dev.cyclonelariat.cli.publish;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.aws.NamingOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.Violation;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.PublishReceipt;
import dev.cyclonelariat.publish.PublishRefusedException;
import dev.cyclonelariat.publish.Service;
import dev.cyclonelariat.resource.InvalidNameException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes one message. */
@Command(
    name = "publish",
    sortOptions = false,
    description = {
      "Publish one event or command, and print where it went, its uuid, and the id AWS gave it.",
      "It goes to the topic that its kind and type name, unless an option says otherwise. It is"
          + " checked against its schema and the rules of SNS and SQS first."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      "  APP_NAME                      who publishes: the publisher in the message and in names",
      "  INSTANCE                      production, stage, test: the first part of names",
      "",
      "Examples:",
      "  lariat publish event user_created --data '{\"id\":42}'",
      "  lariat publish event user_created --data @user.json --topic partner-users",
      "  lariat publish command register_user --data - --sqs --dest mailer < user.json",
      "  lariat publish event user_banned --data '{}' --fifo --group user-42 \\",
      "    --subject user:5c2f1b5e-8d5e-4c0a-9a51-0c0f6a1d2b3c \\",
      "    --object user:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef"
    })
public final class PublishCommand implements Callable<Integer> {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Mixin private MessageOptions message;
  @Mixin private DestinationOptions destination;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  @Mixin private NamingOptions naming;

  /** Reads from and prints to this shell. */
  public PublishCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Destination target = destination.destination();
    try (AwsSession session = new AwsSession(settings())) {
      Lariat lariat = session.lariat();
      Message toPublish =
          destination.addGroup(message.builder(lariat.messages(), shell.in())).build();
      print(toPublish, target, lariat.publish(toPublish, target));
    } catch (InvalidMessageException e) {
      throw misuse(
          e.violations().stream().map(Violation::toString).collect(Collectors.joining(", ")));
    } catch (InvalidNameException | PublishRefusedException e) {
      // All that a message and its destination are made of comes from the arguments.
      throw misuse(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private LariatSettings settings() {
    LariatSettings all = naming.applyTo(aws.settings(shell.environment())).build();
    if (all.publisher().isEmpty()) {
      throw misuse("who publishes? Say --publisher, or APP_NAME in the environment");
    }
    return all;
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private void print(Message published, Destination target, PublishReceipt receipt) {
    String noun = target.service() == Service.SNS ? "topic" : "queue";
    output.print(
        shell,
        "Published "
            + published.wireType()
            + " "
            + published.uuid()
            + " to "
            + noun
            + " "
            + receipt.resource()
            + " (AWS message id "
            + receipt.messageId()
            + ")",
        new Fields()
            .with(noun, receipt.resource())
            .with("uuid", published.uuid().toString())
            .with("message_id", receipt.messageId())
            .with("sequence_number", receipt.sequenceNumber()));
  }
}
