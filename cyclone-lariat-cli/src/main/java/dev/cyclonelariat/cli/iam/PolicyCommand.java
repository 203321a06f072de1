package dev.cyclonelariat.cli.iam;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.aws.NamingOptions;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands share that print a policy. AWS is not asked. */
abstract class PolicyCommand implements Callable<Integer> {

  /** For the help of such commands. */
  static final String ENVIRONMENT =
      """

      Environment, .env or lariat.yml (see lariat config):
        APP_NAME, INSTANCE            what names are made of
        AWS_REGION, AWS_ACCOUNT_ID    where topics and queues are""";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_*?-]+(\\.fifo)?");

  final Shell shell;

  @Spec private CommandSpec spec;
  @Mixin private NamingOptions naming;
  @Mixin private AwsOptions aws;

  PolicyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public final Integer call() throws Exception {
    LariatSettings settings =
        naming.required(aws.settings(shell.environment()), "Whose permissions are they");
    try (AwsSession session = new AwsSession(settings)) {
      Arns arns = new Arns(session.lariat().location().account().get(), settings.instance());
      shell.out().println(document(arns, settings.publisher()).text());
    }
    return ExitCode.OK;
  }

  /** What is to be allowed to a publisher. */
  abstract PolicyDocument document(Arns arns, String publisher) throws Exception;

  /** Names that were given, or patterns of names. */
  final List<String> checked(List<String> names) {
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw misuse("'" + name + "' is no name of a topic or queue, nor a pattern with * and ?");
      }
    }
    return names;
  }

  final ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
