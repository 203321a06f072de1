package dev.cyclonelariat.cli.iam;

import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.migration.OpenStore;
import dev.cyclonelariat.cli.migration.StoreOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What commands share whose policy follows from what migrations have declared. */
abstract class DeclaredPolicyCommand extends PolicyCommand {

  @Mixin private StoreOptions store;
  @Mixin private LoginOptions login;

  DeclaredPolicyCommand(Shell shell) {
    super(shell);
  }

  @Override
  final PolicyDocument document(Arns arns, String publisher) throws IOException {
    Permitted permitted = isNamed() ? named() : declared(publisher);
    if (permitted.isEmpty()) {
      throw misuse("the applied migrations declare nothing of that kind: " + remedy());
    }
    return permitted.document(arns);
  }

  private Permitted declared(String publisher) throws IOException {
    try (OpenStore opened = store.open(login, shell)) {
      return declared(DeclaredTopology.EMPTY.after(opened.store().read().effects()), publisher);
    } catch (ParameterException e) {
      throw misuse(
          remedy() + ", or set db or state-file in lariat.yml for what migrations have declared");
    }
  }

  /** Whether options name what is meant. */
  abstract boolean isNamed();

  /** What the options name. */
  abstract Permitted named();

  /** What is meant of all that migrations have declared. */
  abstract Permitted declared(DeclaredTopology topology, String publisher);

  /** How to name what is meant. */
  abstract String remedy();
}
