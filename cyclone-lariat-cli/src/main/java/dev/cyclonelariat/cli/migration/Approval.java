package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.shell.Confirmation;
import dev.cyclonelariat.cli.shell.Shell;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets a human look before something is changed: on a terminal, unless {@code --yes} is given. */
public final class Approval {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private Confirmation confirmation;

  /** Whether nobody is to be asked. */
  public boolean isGiven() {
    return confirmation.isGiven();
  }

  /**
   * Shows what would be done and asks.
   *
   * @throws ParameterException if there is nobody to answer
   * @throws LariatException if the answer is no
   */
  public void require(Shell shell, List<String> lines, String question) throws IOException {
    if (isGiven()) {
      return;
    }
    lines.forEach(shell.err()::println);
    if (!shell.terminals().err() || !shell.takesInput()) {
      throw new ParameterException(
          spec.commandLine(),
          "nobody is here to answer '" + question + "': say --yes if that is meant");
    }
    if (!confirmation.agrees(shell, question)) {
      throw new LariatException("Nothing was changed");
    }
  }
}
